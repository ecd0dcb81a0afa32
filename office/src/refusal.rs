//! What is said of a file that cannot be read, to the office and to its sender: a sentence or two for each reason.

use finsamkoll_word::Refusal;

/// What the office reads of a refusal, and what it can send to the applicant. A file that looks made to do harm may
/// have been made so by a program: nobody is blamed, and a new file from a blank form is asked for.
pub(crate) const fn words(refusal: &Refusal) -> (&'static str, &'static str) {
    match refusal {
        Refusal::Empty => ("Filen är tom.", "Filen kom fram tom. Skicka ansökan en gång till, som Word-fil (.docx)."),
        Refusal::TooLarge => (
            "Filen är större än ett formulär kan vara och har inte öppnats.",
            "Filen är större än vad vi kan läsa. Ta bort bilder ur den och skicka den igen. Hjälper inte det: hämta \
             ett nytt formulär på webbplatsen, fyll i det och skicka det.",
        ),
        Refusal::Damaged => (
            "Filen är skadad eller ofullständig.",
            "Filen går inte att öppna hos oss. Den kan ha skadats på vägen. Öppna ansökan i Word, spara den på nytt \
             och skicka den igen.",
        ),
        Refusal::Encrypted => (
            "Filen är låst med ett lösenord eller skyddad med behörighet.",
            "Filen är låst, så vi kan inte läsa den. Öppna ansökan i Word, ta bort skyddet under Arkiv, Info, Skydda \
             dokument, och skicka den igen.",
        ),
        Refusal::OldWord => (
            "Filen är sparad i Words äldre format (.doc).",
            "Vi kan inte läsa Words äldre format (.doc). Öppna ansökan i Word eller LibreOffice, spara den som \
             Word-dokument (.docx) och skicka den igen.",
        ),
        Refusal::OldOffice => (
            "Filen är sparad i ett äldre format som inte går att läsa.",
            "Vi kan inte läsa filens format. Öppna ansökan i programmet den skrevs i, spara den som Word-dokument \
             (.docx) och skicka den igen.",
        ),
        Refusal::Pdf => {
            ("Filen är en PDF.", "Vi kan inte läsa ansökan som PDF. Skicka den också som Word-fil (.docx).")
        }
        Refusal::RichText => (
            "Filen är sparad som Rich Text (.rtf).",
            "Vi kan inte läsa Rich Text (.rtf). Öppna ansökan i Word, spara den som Word-dokument (.docx) och skicka \
             den igen.",
        ),
        Refusal::WebPage => (
            "Filen är en webbsida.",
            "Filen vi fick är en webbsida. Skicka den Word-fil (.docx) som ni har sparat ansökan i.",
        ),
        Refusal::OpenDocument => (
            "Filen är sparad som OpenDocument (.odt).",
            "Vi kan inte läsa OpenDocument (.odt). Öppna ansökan i LibreOffice eller Word, spara den som \
             Word-dokument (.docx) och skicka den igen.",
        ),
        Refusal::Workbook => (
            "Filen är ett kalkylblad (Excel).",
            "Filen vi fick är ett kalkylblad. Skicka den Word-fil (.docx) som ni har sparat ansökan i.",
        ),
        Refusal::Presentation => (
            "Filen är en presentation.",
            "Filen vi fick är en presentation. Skicka den Word-fil (.docx) som ni har sparat ansökan i.",
        ),
        Refusal::Macros => (
            "Filen innehåller makron och har inte öppnats.",
            "Filen innehåller makron, och sådana filer öppnar vi inte. Hämta ett nytt formulär på webbplatsen, fyll i \
             det och skicka det.",
        ),
        Refusal::Doctype => {
            ("Filen innehåller en dokumenttyp (DOCTYPE), som Word aldrig skriver, och har inte öppnats.", UNUSUAL)
        }
        Refusal::Paths => ("Filen pekar ut platser utanför sig själv och har inte öppnats.", UNUSUAL),
        Refusal::NotWord => (
            "Filen är inte ett Word-dokument.",
            "Vi kan inte läsa filen. Skicka den Word-fil (.docx) som ni har sparat ansökan i.",
        ),
        Refusal::NotThisForm => ("Word-filen är inte förbundets formulär.", OTHER_FORM),
        Refusal::OtherForm(_) => ("Word-filen är ett annat formulär.", OTHER_FORM),
    }
}

const UNUSUAL: &str = "Filen är uppbyggd på ett ovanligt sätt, och för säkerhets skull öppnar vi inte sådana filer. Det \
    kan bero på programmet den sparades i. Hämta ett nytt formulär på webbplatsen, fyll i det i Word och skicka det.";

const OTHER_FORM: &str = "Filen är inte det formulär som vi kan läsa. Hämta formuläret på webbplatsen, fyll i det och \
    skicka det som Word-fil (.docx).";
