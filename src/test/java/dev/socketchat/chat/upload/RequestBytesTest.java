package dev.socketchat.chat.upload;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class RequestBytesTest {

    private final Body body = new Body();
    private final Receiver receiver = new Receiver();

    @Test
    void nothingIsReadBeforeItIsAskedFor() {
        RequestBytes bytes = bytes(3);
        body.come("abc");
        bytes.onDataAvailable();
        assertThat(receiver.text()).isEmpty();

        bytes.request(1);

        assertThat(receiver.text()).isEqualTo("abc");
        assertThat(receiver.complete).isTrue();
    }

    @Test
    void oneRequestIsForOnePieceHoweverManyHaveCome() {
        RequestBytes bytes = bytes(6);
        body.come("abc");
        body.come("def");

        bytes.request(1);
        assertThat(receiver.text()).isEqualTo("abc");
        bytes.request(Long.MAX_VALUE);
        bytes.request(Long.MAX_VALUE);

        assertThat(receiver.text()).isEqualTo("abcdef");
    }

    @Test
    void aRequestMadeWhileAPieceIsHandedOnIsServedWithoutDeeperCalls() {
        receiver.greedy = true;
        RequestBytes bytes = bytes(100_000);
        for (int i = 0; i < 100_000; i++) {
            body.come("x");
        }

        bytes.request(1);

        assertThat(receiver.text()).hasSize(100_000);
        assertThat(receiver.complete).isTrue();
    }

    @Test
    void theEndIsNotWaitedForOnceAllThatWasAnnouncedIsThere() {
        RequestBytes bytes = bytes(1);
        bytes.request(5);
        body.come("a");

        bytes.onDataAvailable();

        assertThat(receiver.complete).isTrue();
        assertThat(body.reads).isEqualTo(1);
    }

    @Test
    void aBodyThatEndsEarlyOrBreaksFailsTheReceiver() {
        RequestBytes bytes = bytes(2);
        bytes.request(5);
        body.come("");

        bytes.onDataAvailable();

        assertThat(receiver.failure).isInstanceOf(EOFException.class);
    }

    @Test
    void afterAFailureOrACancellationNothingIsHandedOn() {
        RequestBytes bytes = bytes(2);
        bytes.fail(new IOException("gone"));
        body.come("ab");
        bytes.request(5);
        bytes.onDataAvailable();
        assertThat(receiver.failure).hasMessage("gone");

        RequestBytes cancelled = bytes(2);
        cancelled.cancel();
        cancelled.request(5);

        assertThat(receiver.text()).isEmpty();
    }

    private RequestBytes bytes(int size) {
        RequestBytes bytes = new RequestBytes(body, size);
        bytes.subscribe(receiver);
        return bytes;
    }

    /** A body that comes in pieces; an empty one is its end. */
    private static final class Body extends ServletInputStream {

        private final Deque<byte[]> pieces = new ArrayDeque<>();
        private int reads;

        void come(String piece) {
            pieces.add(piece.getBytes());
        }

        @Override
        public boolean isReady() {
            return !pieces.isEmpty();
        }

        @Override
        public int read(byte[] into, int from, int length) {
            reads++;
            byte[] piece = pieces.remove();
            System.arraycopy(piece, 0, into, from, piece.length);
            return piece.length == 0 ? -1 : piece.length;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Receiver implements Flow.Subscriber<ByteBuffer> {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean greedy;
        private boolean complete;
        private Throwable failure;
        private Flow.Subscription subscription;

        String text() {
            return bytes.toString();
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(ByteBuffer piece) {
            bytes.write(piece.array(), piece.position(), piece.remaining());
            if (greedy) {
                subscription.request(1);
            }
        }

        @Override
        public void onError(Throwable cause) {
            failure = cause;
        }

        @Override
        public void onComplete() {
            complete = true;
        }
    }
}
