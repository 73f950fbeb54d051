package dev.socketchat.it;

import dev.socketchat.local.model.Model;
import dev.socketchat.local.model.ModelException;
import dev.socketchat.local.model.ModelOutput;
import dev.socketchat.local.model.ModelRequest;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Says a word when the test does, and nothing before. */
final class DictatedModel implements Model {

    private static final int PATIENCE_SECONDS = 20;
    private static final String END = "";

    private final BlockingQueue<String> words = new LinkedBlockingQueue<>();

    void say(String word) {
        words.add(word);
    }

    void end() {
        words.add(END);
    }

    @Override
    public String answer(ModelRequest request, ModelOutput output) throws ModelException, IOException {
        for (String word = next(); !word.equals(END); word = next()) {
            output.text(word);
        }
        return "stop";
    }

    private String next() throws IOException {
        try {
            String word = words.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (word == null) {
                throw new IOException("The test has said nothing more");
            }
            return word;
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}
