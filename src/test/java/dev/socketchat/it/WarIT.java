package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarIT {

    private static final String JAR = "WEB-INF/lib/.*\\.jar";
    private static final List<String> PACKAGES_OF_SERVERS = List.of("jakarta/", "javax/", "org/eclipse/", "org/jboss/", "io/undertow/",
            "fish/payara/", "org/slf4j/", "org/glassfish/jersey/server/", "org/glassfish/grizzly/", "org/glassfish/tyrus/");
    private static final Set<String> LICENCES_WE_ACCEPT = Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0",
            "ISC", "0BSD", "CC0-1.0");

    @Test
    void carriesThePageWithItsScriptsAndTheirLicences() throws IOException {
        assertThat(entries()).contains("index.html").anyMatch(name -> name.matches("assets/.*\\.js"))
                .anyMatch(name -> name.matches("(?i).*licen[cs]es.*"));
    }

    @Test
    void carriesInNoJarWhatAServerProvides() throws IOException {
        try (JarFile war = new JarFile(Wars.FILE)) {
            for (JarEntry jar : war.stream().filter(entry -> entry.getName().matches(JAR)).toList()) {
                assertThat(classes(war.getInputStream(jar))).as(jar.getName()).isNotEmpty()
                        .noneMatch(name -> PACKAGES_OF_SERVERS.stream().anyMatch(name::startsWith));
            }
        }
    }

    @Test
    void itsBillOfMaterialsIsTheJarsThatItCarries() throws IOException {
        assertThat(BillOfMaterials.of("server").parts().stream()
                .map(part -> "WEB-INF/lib/" + part.name() + "-" + part.version() + ".jar"))
                .as("the list, which a build makes when it is online")
                .containsExactlyInAnyOrderElementsOf(entries().stream().filter(name -> name.matches(JAR)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "page"})
    void everythingInItMayBeGivenToOthers(String bill) throws IOException {
        // Of several, whoever takes it may choose: that is what a list of licences means to Maven, and "or" in an expression.
        assertThat(BillOfMaterials.of(bill).parts()).isNotEmpty().allSatisfy(part ->
                assertThat(part.licences()).as(part.name()).anyMatch(LICENCES_WE_ACCEPT::contains));
    }

    @Test
    void itsListForReadersNamesEveryJarAndEveryPackageOfThePage() throws IOException {
        Stream<BillOfMaterials.Part> parts = Stream.concat(
                BillOfMaterials.of("server").parts().stream(), BillOfMaterials.of("page").parts().stream());

        assertThat(BillOfMaterials.thirdParty()).containsExactlyInAnyOrderElementsOf(parts.map(part ->
                part.name() + " " + part.version() + ": " + String.join(" or ", part.licences())).toList());
    }

    private static List<String> classes(InputStream jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (JarInputStream in = new JarInputStream(jar)) {
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                names.add(entry.getName());
            }
        }
        return names.stream().filter(name -> name.endsWith(".class")).toList();
    }

    private static List<String> entries() throws IOException {
        try (JarFile war = new JarFile(Wars.FILE)) {
            return war.stream().map(ZipEntry::getName).toList();
        }
    }
}
