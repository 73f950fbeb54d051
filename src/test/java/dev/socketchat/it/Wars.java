package dev.socketchat.it;

import java.io.File;
import java.net.URI;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that ships, under the two kinds of address it can have, and where it then answers. */
public final class Wars {

    public static final File FILE = new File(System.getProperty("it.war"));
    private static final String SERVER = "http://127.0.0.1:" + System.getProperty("it.http.port");

    private Wars() {
    }

    /** To be deployed at the root. */
    public static WebArchive root() {
        WebArchive war = named("ROOT.war");
        boolean toldByTheName = TestedServer.current() != TestedServer.PAYARA_SERVER;
        return toldByTheName ? war : war.addAsWebInfResource("payara-web.xml");
    }

    /** To be deployed at {@code /chat}. */
    public static WebArchive inContext() {
        return named("chat.war");
    }

    /** To be deployed at {@code /chat}, with settings that let the origin in and turn on what is off by default. */
    public static WebArchive withEveryTransport(String origin) {
        return inContext().addAsResource(new StringAsset("""
                octavus.socket.htmlfile=true
                octavus.socket.jsonp=true
                octavus.socket.iframe=true
                octavus.socket.origins=%s
                """.formatted(origin)), "META-INF/microprofile-config.properties");
    }

    private static WebArchive named(String name) {
        return ShrinkWrap.create(ZipImporter.class, name).importFrom(FILE).as(WebArchive.class);
    }

    public static URI rootAddress() {
        return URI.create(SERVER + "/");
    }

    public static URI contextAddress() {
        return URI.create(SERVER + "/chat/");
    }
}
