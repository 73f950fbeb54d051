package dev.socketchat.octavus.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResponseBytesTest {

    private final ResponseBytes body = new ResponseBytes();
    private final List<String> told = new ArrayList<>();
    private int requested;
    private boolean cancelled;

    @BeforeEach
    void subscribe() {
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                requested += count;
            }

            @Override
            public void cancel() {
                cancelled = true;
            }
        });
    }

    @Test
    void tellsOnceWhenSomethingHasArrived() throws IOException {
        assertThat(body.whenReadable(() -> told.add("readable"))).isTrue();
        assertThat(told).isEmpty();

        push("one");
        push("two");

        assertThat(told).containsExactly("readable");
        assertThat(read()).isEqualTo("onetwo");
    }

    @Test
    void saysSoAtOnceIfSomethingIsThereAlready() {
        push("one");

        assertThat(body.whenReadable(() -> told.add("readable"))).isFalse();

        push("two");
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsToldMayReadAndAskAgain() throws IOException {
        body.whenReadable(() -> {
            told.add(read());
            body.whenReadable(() -> told.add("again"));
        });

        push("one");
        assertThat(told).containsExactly("one");
        push("two");
        assertThat(told).containsExactly("one", "again");
    }

    @Test
    void anEmptyBufferIsNothingToTellOf() {
        body.whenReadable(() -> told.add("readable"));

        push("");

        assertThat(told).isEmpty();
        assertThat(requested).isEqualTo(2);
    }

    @Test
    void asksForTheNextOfATrickleAtOnceAndOfAFloodOnlyWhenItsReaderHasCaughtUp() throws IOException {
        push("x".repeat(ResponseBytes.TRICKLE));
        assertThat(requested).isEqualTo(2);
        assertThat(body.isTrickle()).isTrue();

        push("x".repeat(ResponseBytes.TRICKLE + 1));
        assertThat(requested).isEqualTo(2);
        assertThat(body.isTrickle()).isFalse();

        read();
        assertThat(requested).isEqualTo(3);
    }

    @Test
    void asksForNoMoreWhileNobodyReads() {
        for (int i = 0; i < 4; i++) {
            push("x".repeat(ResponseBytes.TRICKLE));
        }

        assertThat(requested).isEqualTo(4);
    }

    @Test
    void tellsOfTheEndAndThenReadsNoMore() throws IOException {
        body.whenReadable(() -> told.add("ended"));

        body.onComplete();

        assertThat(told).containsExactly("ended");
        assertThat(body.read()).isEqualTo(-1);
    }

    @Test
    void tellsOfAFailureAndThenThrowsIt() {
        body.whenReadable(() -> told.add("failed"));

        body.onError(new IOException("cut"));

        assertThat(told).containsExactly("failed");
        assertThatIOException().isThrownBy(body::read).withMessage("The response broke off");
    }

    @Test
    void tellsOfACloseAndBreaksTheConnectionOff() {
        body.whenReadable(() -> told.add("closed"));

        body.close();

        assertThat(told).containsExactly("closed");
        assertThat(cancelled).isTrue();
        assertThatIOException().isThrownBy(body::read).withMessage("The response was closed");
    }

    @Test
    void aCloseBreaksNothingOffThatIsComplete() {
        body.onComplete();

        body.close();

        assertThat(cancelled).isFalse();
        assertThatIOException().isThrownBy(body::read).withMessage("The response was closed");
    }

    private void push(String text) {
        body.onNext(List.of(ByteBuffer.wrap(text.getBytes(UTF_8))));
    }

    private String read() {
        try {
            byte[] target = new byte[100];
            return new String(target, 0, body.read(target, 0, target.length), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
