package dev.socketchat.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * What the WAR says of what is in it.
 *
 * @param parts one for each jar or package
 */
record BillOfMaterials(List<Part> parts) {

    static final String FOLDER = "META-INF/sbom/";

    /**
     * A jar or a package.
     *
     * @param licences those it is offered under
     */
    record Part(String name, String version, List<String> licences) {
    }

    /** Reads one of the two that the WAR has. */
    static BillOfMaterials of(String name) throws IOException {
        try (JarFile war = new JarFile(Wars.FILE); InputStream in = war.getInputStream(entry(war, name + ".cdx.json"))) {
            return new BillOfMaterials(Json.createReader(in).readObject().getJsonArray("components").getValuesAs(JsonObject.class)
                    .stream().map(BillOfMaterials::part).toList());
        }
    }

    /** The list for readers, of jars and packages. */
    static List<String> thirdParty() throws IOException {
        try (JarFile war = new JarFile(Wars.FILE); InputStream in = war.getInputStream(entry(war, "THIRD-PARTY.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static JarEntry entry(JarFile war, String name) {
        JarEntry entry = war.getJarEntry(FOLDER + name);
        if (entry == null && !"true".equals(System.getenv("CI"))) {
            return Assumptions.abort("The WAR has no " + FOLDER + name + ": it was built offline");
        }
        return entry;
    }

    private static Part part(JsonObject component) {
        List<String> licences = component.getJsonArray("licenses").getValuesAs(JsonObject.class).stream()
                .map(BillOfMaterials::licence).toList();
        return new Part(component.getString("name"), component.getString("version"), licences);
    }

    private static String licence(JsonObject choice) {
        if (choice.containsKey("expression")) {
            return choice.getString("expression");
        }
        JsonObject licence = choice.getJsonObject("license");
        return Stream.of("id", "name").filter(licence::containsKey).map(licence::getString).findFirst().orElse("");
    }
}
