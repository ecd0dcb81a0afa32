//! Why a file is not read, and what to do about it.

use alloc::string::String;
use finsamkoll_checks::fill;

/// Why a file is not read as an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It has no bytes.
    Empty,
    /// It is larger than a form can be.
    TooLarge,
    /// It ends too early, or its parts do not fit together.
    Damaged,
    /// It is locked with a password, or protected so that some may read it.
    Encrypted,
    /// It is of the Word of before 2007.
    OldWord,
    /// It is an old document of another program.
    OldOffice,
    /// It is a PDF.
    Pdf,
    /// It is Rich Text.
    RichText,
    /// It is a page of the web, or other text with tags.
    WebPage,
    /// It is an `OpenDocument` text.
    OpenDocument,
    /// It is a workbook.
    Workbook,
    /// It is a presentation.
    Presentation,
    /// It carries macros.
    Macros,
    /// It declares a document type, which Word never does.
    Doctype,
    /// It names parts that lie outside itself.
    Paths,
    /// It is something else.
    NotWord,
    /// It is a Word document, and no form that is known here.
    NotThisForm,
    /// It is another form, with the name of its association where the document tells it.
    OtherForm(Option<String>),
}

impl Refusal {
    /// Its name in tables and tests.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
            Self::Damaged => "damaged",
            Self::Encrypted => "encrypted",
            Self::OldWord => "old-word",
            Self::OldOffice => "old-office",
            Self::Pdf => "pdf",
            Self::RichText => "rich-text",
            Self::WebPage => "web-page",
            Self::OpenDocument => "open-document",
            Self::Workbook => "workbook",
            Self::Presentation => "presentation",
            Self::Macros => "macros",
            Self::Doctype => "doctype",
            Self::Paths => "paths",
            Self::NotWord => "not-word",
            Self::NotThisForm => "not-this-form",
            Self::OtherForm(_) => "other-form",
        }
    }

    /// What is the matter and what to do, in whole sentences.
    #[must_use]
    pub fn says(&self) -> String {
        let words = match self {
            Self::Empty => "Filen är tom. Välj en annan fil, eller spara ansökan på nytt i Word.",
            Self::TooLarge => {
                "Filen är större än ett formulär kan vara och öppnas inte. Ta bort bilder ur den, eller fyll i ett \
                 nytt formulär."
            }
            Self::Damaged => {
                "Filen är skadad eller ofullständig. Be om en ny kopia, eller spara den på nytt i Word och försök igen."
            }
            Self::Encrypted => {
                "Filen är låst med ett lösenord eller skyddad med behörighet. Öppna den i Word, ta bort skyddet under \
                 Arkiv, Info, Skydda dokument, och spara den på nytt."
            }
            Self::OldWord => {
                "Filen är sparad i Words äldre format (.doc). Öppna den i Word eller LibreOffice och spara den som \
                 Word-dokument (.docx)."
            }
            Self::OldOffice => {
                "Filen är sparad i ett äldre format som inte går att läsa här. Öppna den i programmet den skrevs i och \
                 spara den som Word-dokument (.docx)."
            }
            Self::Pdf => {
                "Filen är en PDF. Här går bara Word-filen att öppna. Fråga kansliet om en underskriven kopia \
                 ska följa med som PDF."
            }
            Self::RichText => {
                "Filen är sparad som Rich Text (.rtf). Öppna den i Word och spara den som Word-dokument (.docx)."
            }
            Self::WebPage => "Filen är en webbsida. Välj den Word-fil (.docx) som ni har sparat.",
            Self::OpenDocument => {
                "Filen är sparad som OpenDocument (.odt). Öppna den i LibreOffice eller Word och spara den som \
                 Word-dokument (.docx)."
            }
            Self::Workbook => "Filen är ett kalkylblad (Excel). Välj den Word-fil (.docx) som ni har sparat.",
            Self::Presentation => "Filen är en presentation. Välj den Word-fil (.docx) som ni har sparat.",
            Self::Macros => {
                "Filen innehåller makron och öppnas inte. Öppna den i Word och spara den som Word-dokument (.docx), \
                 utan makron."
            }
            Self::Doctype => {
                "Filen innehåller en dokumenttyp (DOCTYPE), som Word aldrig skriver, och öppnas inte. Be den som \
                 skickade filen om en ny."
            }
            Self::Paths => {
                "Filen pekar ut platser utanför sig själv och öppnas inte. Be den som skickade filen om en ny."
            }
            Self::NotWord => "Filen är inte ett Word-dokument. Välj den Word-fil (.docx) som ni har sparat.",
            Self::NotThisForm => {
                "Word-filen är inte det här formuläret. Välj en fil som ni har sparat här, eller hämta formuläret som \
                 Word-fil och fyll i det."
            }
            Self::OtherForm(None) => {
                "Word-filen är ett annat formulär. Öppna den på det formulärets sida, eller hämta det här formuläret \
                 som Word-fil och fyll i det."
            }
            Self::OtherForm(Some(association)) => {
                return fill(
                    "Word-filen är ett annat formulär, från {}. Öppna den på det formulärets sida.",
                    &[association],
                );
            }
        };
        words.into()
    }
}

impl core::fmt::Display for Refusal {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.write_str(&self.says())
    }
}

impl core::error::Error for Refusal {}
