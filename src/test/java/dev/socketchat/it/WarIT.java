package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

class WarIT {

    @Test
    void carriesTheClientLibrariesAndNothingAServerProvides() throws IOException {
        assertThat(entries().stream().filter(name -> name.startsWith("WEB-INF/lib/") && name.endsWith(".jar"))
                .map(name -> name.substring("WEB-INF/lib/".length()).replaceFirst("-\\d.*", "")))
                .containsExactlyInAnyOrder("aopalliance-repackaged", "hk2-api", "hk2-locator", "hk2-utils", "javassist",
                        "jersey-client", "jersey-common", "jersey-hk2",
                        "osgi-resource-locator", "snakeyaml-engine");
    }

    @Test
    void carriesThePageWithItsScriptsAndTheirLicences() throws IOException {
        assertThat(entries()).contains("index.html").anyMatch(name -> name.matches("assets/.*\\.js"))
                .anyMatch(name -> name.matches("(?i).*licen[cs]es.*"));
    }

    private static List<String> entries() throws IOException {
        try (JarFile war = new JarFile(Wars.FILE)) {
            return war.stream().map(ZipEntry::getName).toList();
        }
    }
}
