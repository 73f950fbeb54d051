package dev.socketchat.octavus;

import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.tool.ToolException;
import dev.socketchat.octavus.tool.Tools;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Tools with every outcome a tool can have. */
final class ModelTools {

    /** Names to call; "browser" is nobody's here. */
    static final List<String> NAMES = List.of("good", "none", "refusing", "failing", "dying", "hanging", "stubborn", "deaf");

    private final ModelTime time;
    private final CountDownLatch released = new CountDownLatch(1);

    ModelTools(ModelTime time) {
        this.time = time;
    }

    /** Lets those go that hear nobody. */
    void release() {
        released.countDown();
    }

    Tools tools() {
        return Tools.builder()
                .add("good", (args, context) -> answer(Json.string("ours")))
                .add("none", (args, context) -> answer(null))
                .add("refusing", (args, context) -> {
                    throw new ToolException("not today");
                })
                .add("failing", (args, context) -> {
                    throw new IllegalStateException("database db-7");
                })
                .add("dying", (args, context) -> {
                    throw new StackOverflowError();
                })
                .add("hanging", (args, context) -> hang())
                .add("stubborn", (args, context) -> stubborn())
                .add("deaf", (args, context) -> deaf())
                .build();
    }

    private JsonValue answer(JsonValue value) {
        time.happened();
        return value;
    }

    private JsonValue hang() throws InterruptedException {
        time.happened();
        released.await();
        return JsonValue.TRUE;
    }

    /** Has a result all the same when it is interrupted. */
    private JsonValue stubborn() {
        try {
            return hang();
        } catch (InterruptedException e) {
            return JsonValue.FALSE;
        }
    }

    private JsonValue deaf() {
        time.happened();
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                // Hears nobody.
            }
        }
        return JsonValue.TRUE;
    }
}
