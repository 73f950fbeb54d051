package dev.socketchat.chat.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogoTest {

    @TempDir
    private Path folder;

    @Test
    void aPictureIsReadWithItsType() throws IOException {
        Logo logo = Logo.read(Files.writeString(folder.resolve("Our.Logo.SVG"), "<svg/>"));

        assertThat(logo.mediaType()).isEqualTo("image/svg+xml");
        assertThat(new String(logo.content())).isEqualTo("<svg/>");
    }

    @Test
    void anotherKindOfFileAnAbsentOneAndAHugeOneAreMistakes() throws IOException {
        Path huge = Files.write(folder.resolve("huge.png"), new byte[262_145]);

        assertThatIllegalArgumentException().isThrownBy(() -> Logo.read(folder.resolve("logo.html"))).withMessageContaining(".svg");
        assertThatIllegalArgumentException().isThrownBy(() -> Logo.read(folder.resolve("none.png"))).withMessageContaining("none.png");
        assertThatIllegalArgumentException().isThrownBy(() -> Logo.read(huge)).withMessageContaining("262144");
    }
}
