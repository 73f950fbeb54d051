package dev.socketchat.local;

import dev.socketchat.local.agent.DirectoryFolder;
import dev.socketchat.local.agent.InvalidAgentException;
import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** The entry point of the local platform as a process of its own. Prints one line with its address. */
public final class LocalPlatformProcess {

    private static final String USAGE = "Options: --port NUMBER (0 for any free one), --key TEXT, --agents DIRECTORY, "
            + "--word-delay MILLISECONDS, --faults";

    private LocalPlatformProcess() {
    }

    /** Starts a platform and leaves it running; exits with code 1 and one sentence when that is not possible. */
    public static void main(String[] args) {
        try {
            JsonProvider.provider();
            LocalPlatformOptions options = options(List.of(args).iterator());
            LocalPlatform platform = LocalPlatform.start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
            System.out.println("Local platform at " + platform.baseUri() + " with agent " + platform.agentId());
        } catch (IllegalArgumentException e) {
            fail(e.getMessage() + ". " + USAGE);
        } catch (InvalidAgentException e) {
            fail(e.getMessage());
        } catch (JsonException e) {
            fail("An implementation of Jakarta JSON Processing, such as Parsson, must be on the class path");
        } catch (UncheckedIOException e) {
            fail(e.getMessage() + ": " + e.getCause().getMessage());
        }
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }

    private static LocalPlatformOptions options(Iterator<String> args) {
        LocalPlatformOptions options = LocalPlatformOptions.standard(Thread::new).withPort(4000);
        while (args.hasNext()) {
            String name = args.next();
            options = switch (name) {
                case "--port" -> options.withPort(number(name, value(name, args), 65535));
                case "--key" -> options.withKey(value(name, args));
                case "--agents" -> options.withAgents(DirectoryFolder.in(Path.of(value(name, args))));
                case "--word-delay" -> options.withWordDelay(Duration.ofMillis(number(name, value(name, args), 60_000)));
                case "--faults" -> options.withFaultControl();
                default -> throw new IllegalArgumentException("The option " + name + " is not known");
            };
        }
        return options;
    }

    private static String value(String name, Iterator<String> args) {
        if (!args.hasNext()) {
            throw new IllegalArgumentException("The option " + name + " needs a value");
        }
        return args.next();
    }

    private static int number(String name, String text, int largest) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > largest) {
            throw new IllegalArgumentException(name + " must be a number from 0 to " + largest);
        }
        return Integer.parseInt(text);
    }
}
