package dev.socketchat.conformance;

import java.io.File;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.GenericArchive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** SockJS services as a WAR at the root of a server, made of the SockJS packages alone. */
public final class ConformanceWar {

    private ConformanceWar() {}

    /** Writes the test services to the file that is named, for a server that anyone may point the public suites at. */
    public static void main(String[] file) {
        create().as(ZipExporter.class).exportTo(new File(file[0]), true);
    }

    /** The test services. */
    static WebArchive create() {
        return of(TestServices.class, TestService.class);
    }

    /** Takes the packages as compiled, so that no other test class comes along. */
    static WebArchive of(Class<?>... application) {
        GenericArchive classes = ShrinkWrap.create(GenericArchive.class)
                .as(ExplodedImporter.class)
                .importDirectory(new File("target/classes"))
                .as(GenericArchive.class);
        return ShrinkWrap.create(WebArchive.class, "ROOT.war")
                .merge(classes, "/WEB-INF/classes", Filters.include(".*/dev/socketchat/sockjs/.*"))
                .addAsWebInfResource("payara-web.xml")
                .addClasses(application);
    }
}
