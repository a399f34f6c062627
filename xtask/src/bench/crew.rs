//! Several workers at a time.

use std::thread;

/// Runs `work` as worker 0, 1, … at the same time and returns what each made, or the first error.
pub(super) fn together<T: Send>(
    workers: usize,
    work: impl Fn(usize) -> Result<T, String> + Sync,
) -> Result<Vec<T>, String> {
    let work = &work;
    thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|number| scope.spawn(move || work(number))).collect();
        let ended = running.into_iter().map(|worker| worker.join());
        ended.map(|end| end.unwrap_or_else(|_| Err("a worker panicked".to_owned()))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_each_worker_s_outcome_or_the_first_error() {
        assert_eq!(together(3, |number| Ok(number * 2)), Ok(vec![0, 2, 4]));
        let odd = |number| if number % 2 == 1 { Err(format!("{number}")) } else { Ok(()) };
        assert_eq!(together(4, odd), Err("1".to_owned()));
    }
}
