package dev.socketchat.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.GenericArchive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The SockJS packages with an echo service, and a bare WebSocket echo beside it, as one WAR for the root of a server. */
final class EchoWar {

    private EchoWar() {
    }

    static Path write() throws java.io.IOException {
        GenericArchive classes = ShrinkWrap.create(GenericArchive.class).as(ExplodedImporter.class)
                .importDirectory(new File("target/classes")).as(GenericArchive.class);
        Path file = Files.createTempDirectory("echo").resolve("ROOT.war");
        ShrinkWrap.create(WebArchive.class).merge(classes, "/WEB-INF/classes", Filters.include(".*/dev/socketchat/sockjs/.*"))
                .addClasses(EchoServices.class, BareEcho.class, Contenders.class)
                .as(ZipExporter.class).exportTo(file.toFile());
        return file;
    }
}
