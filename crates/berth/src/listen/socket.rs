use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

use super::portion;
use super::pulse::Pulse;

/// How long a closed connection still takes what the client had under way.
pub(super) const LINGER: Duration = Duration::from_secs(2);
/// How much of it.
const LINGER_BYTES: usize = 64 << 20;

/// What a byte that comes in counts of a turn: it is hashed and stored, which takes about twice what sending one does.
const RECEIVED: usize = 2;

/// A connection's bytes, reporting to its [`Pulse`].
///
/// When it is shut down it reads on for a moment: closing a socket that holds unread bytes makes the system throw
/// away the answer that the client has not read yet, such as a 401 to a large upload.
///
/// It moves no more in one turn than its [`Portion`](portion::Portion). What is ready to be read or written never
/// ends where the client is fast, so that a turn would last as long as the client likes.
#[derive(Debug)]
pub(super) struct Socket<S> {
    stream: S,
    pulse: Arc<Pulse>,
    linger: Option<Linger>,
}

#[derive(Debug)]
struct Linger {
    end: Pin<Box<Sleep>>,
    read: usize,
    sink: Vec<u8>,
}

impl<S> Socket<S> {
    pub(super) fn new(stream: S, pulse: Arc<Pulse>) -> Self {
        Self { stream, pulse, linger: None }
    }

    fn wrote(&self, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        self.felt(&written);
        if let Poll::Ready(Ok(bytes)) = &written {
            portion::moved(*bytes);
        }
        written
    }

    /// Tells the pulse whether the client takes what it gets.
    fn felt<T>(&self, written: &Poll<io::Result<T>>) {
        if written.is_pending() {
            self.pulse.blocked();
        } else {
            self.pulse.wrote();
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Socket<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        ready!(portion::left(cx));
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(cx, buffer);
        if buffer.filled().len() > before {
            self.pulse.read();
            portion::moved(RECEIVED * (buffer.filled().len() - before));
        }
        read
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Socket<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let left = ready!(portion::left(cx)).min(bytes.len());
        let written = Pin::new(&mut self.stream).poll_write(cx, &bytes[..left]);
        self.wrote(written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let left = ready!(portion::left(cx));
        if slices.iter().map(|slice| slice.len()).sum::<usize>() > left {
            let first = slices.iter().find(|slice| !slice.is_empty());
            return self.poll_write(cx, first.map_or(&[], |first| first));
        }
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, slices);
        self.wrote(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(cx);
        self.felt(&flushed);
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.linger.is_none() {
            ready!(Pin::new(&mut this.stream).poll_shutdown(cx))?;
        }
        let linger = this.linger.get_or_insert_with(|| Linger {
            end: Box::pin(sleep(LINGER)),
            read: 0,
            sink: vec![0; 16 << 10],
        });
        loop {
            if linger.end.as_mut().poll(cx).is_ready() || linger.read > LINGER_BYTES {
                return Poll::Ready(Ok(()));
            }
            let mut buffer = ReadBuf::new(&mut linger.sink);
            match ready!(Pin::new(&mut this.stream).poll_read(cx, &mut buffer)) {
                Ok(()) if !buffer.filled().is_empty() => linger.read += buffer.filled().len(),
                _ => return Poll::Ready(Ok(())),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::task::Waker;

    use tokio::io::AsyncWriteExt;

    #[tokio::test]
    async fn what_comes_in_counts_double_of_a_turn() {
        let (mut client, server) = tokio::io::duplex(64);
        client.write_all(&[0; 30]).await.unwrap();
        let mut socket = Socket::new(server, Arc::new(Pulse::new()));
        let (mut bytes, mut cx) = ([0; 64], Context::from_waker(Waker::noop()));
        let _turn = portion::Portion::of(100);
        let mut buffer = ReadBuf::new(&mut bytes);
        assert!(Pin::new(&mut socket).poll_read(&mut cx, &mut buffer).is_ready());
        assert_eq!((buffer.filled().len(), portion::left(&cx)), (30, Poll::Ready(40)));
        let written = Pin::new(&mut socket).poll_write(&mut cx, &[0; 64]);
        assert!(matches!(written, Poll::Ready(Ok(40))), "{written:?}");
        assert!(portion::left(&cx).is_pending());
    }
}
