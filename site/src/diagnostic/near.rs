//! What may be meant by what was written.

/// What is known that resembles what was written: at most a third of its characters differ.
#[must_use]
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = (written.chars().count() / 3).max(1);
    let distances = known.into_iter().map(|known| (distance(written, known), known));
    distances.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

/// How many characters must be put in, taken out, replaced or swapped with their neighbour to make one text of the other.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let first: Vec<usize> = (0..=other.len()).collect();
    let mut lines = vec![first];
    for row in 0..one.len() {
        let next = next_line(&one, &other, row, &lines);
        lines.push(next);
    }
    lines.last().and_then(|line| line.last()).copied().unwrap_or_default()
}

/// One more line of the table of distances between the beginnings of two texts.
fn next_line(one: &[char], other: &[char], row: usize, lines: &[Vec<usize>]) -> Vec<usize> {
    let at = |up: usize, column: usize| {
        let line = (row + 1).checked_sub(up).and_then(|line| lines.get(line));
        line.and_then(|line| line.get(column)).copied().unwrap_or(usize::MAX / 2)
    };
    let same = |row: usize, column: usize| one.get(row).is_some_and(|sign| other.get(column) == Some(sign));
    let mut line = vec![row + 1];
    for column in 0..other.len() {
        let left = line.last().copied().unwrap_or_default();
        let replaced = at(1, column) + usize::from(!same(row, column));
        let mut least = replaced.min(at(1, column + 1) + 1).min(left + 1);
        let is_swap = row > 0 && column > 0 && same(row - 1, column) && same(row, column - 1);
        if is_swap {
            least = least.min(at(2, column - 1) + 1);
        }
        line.push(least);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_near() {
        assert_eq!(nearest("cluse", ["kind", "clause"]), Some("clause"));
        assert_eq!(nearest("fyrkant", ["kind", "clause"]), None);
    }
}
