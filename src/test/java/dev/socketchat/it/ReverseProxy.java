package dev.socketchat.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A proxy that {@code server-config} has a file for. */
enum ReverseProxy {

    NGINX("nginx/chat.conf") {
        @Override
        String whole(String shipped) {
            // What its package has in nginx.conf, for somebody who may write to one folder alone.
            return """
                    daemon off;
                    master_process off;
                    pid nginx.pid;
                    events {
                    }
                    http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    """ + shipped + "}\n";
        }

        @Override
        List<String> arguments(Path file) {
            return List.of("-p", file.getParent() + "/", "-e", "stderr", "-c", file.toString());
        }
    },

    HAPROXY("haproxy/haproxy.cfg") {
        @Override
        String whole(String shipped) {
            return shipped;
        }

        @Override
        List<String> arguments(Path file) {
            return List.of("-db", "-f", file.toString());
        }
    };

    private static final List<String> PLACES_BESIDE_THE_PATH = List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin");

    private final String file;

    ReverseProxy(String file) {
        this.file = file;
    }

    /** The text of the file. */
    String shipped() throws IOException {
        return Files.readString(Path.of("server-config", file));
    }

    /** The text that the program can be started with. */
    abstract String whole(String shipped);

    /** What follows the program's name, so that it stays in the foreground. */
    abstract List<String> arguments(Path file);

    String program() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The program, where this machine has it. */
    Optional<Path> installed() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), PLACES_BESIDE_THE_PATH.stream())
                .map(folder -> Path.of(folder, program())).filter(Files::isExecutable).findFirst();
    }
}
