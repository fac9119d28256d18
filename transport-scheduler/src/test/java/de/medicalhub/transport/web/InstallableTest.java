package de.medicalhub.transport.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The driver's page can be put on the home screen of any phone. */
class InstallableTest {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("transport-scheduler/src/main/webapp/drive");

    @Test
    @DisplayName("The manifest opens the page by itself, and has icons of the sizes that phones ask for")
    void manifestIsWhole() throws IOException {
        JsonObject manifest;
        try (var reader = Json.createReader(Files.newBufferedReader(PAGE.resolve("manifest.webmanifest")))) {
            manifest = reader.readObject();
        }
        assertThat(manifest.getString("start_url")).startsWith(manifest.getString("scope"));
        assertThat(manifest.getString("display")).isEqualTo("standalone");
        List<JsonObject> pictures = manifest.getJsonArray("icons").getValuesAs(JsonObject.class).stream()
                .filter(icon -> icon.getString("type").equals("image/png"))
                .toList();
        assertThat(pictures).extracting(icon -> icon.getString("sizes")).contains("192x192", "512x512");
        assertThat(pictures).extracting(icon -> icon.getString("purpose")).contains("any", "maskable");
        for (JsonObject icon : pictures) {
            assertThat(sizeOf(icon.getString("src"))).isEqualTo(icon.getString("sizes"));
        }
    }

    @Test
    @DisplayName("iPhones find an icon of theirs, without clear parts, which they would fill with black")
    void iPhonesHaveAnIcon() throws IOException {
        assertThat(Files.readString(PAGE.resolve("index.html")))
                .contains("<link rel=\"apple-touch-icon\" href=\"/assets/icon-180.png\">");
        assertThat(sizeOf("/assets/icon-180.png")).isEqualTo("180x180");
        assertThat(picture("/assets/icon-180.png").getRGB(0, 0) >>> 24).isEqualTo(255);
    }

    private static String sizeOf(String address) throws IOException {
        BufferedImage picture = picture(address);
        return picture.getWidth() + "x" + picture.getHeight();
    }

    private static BufferedImage picture(String address) throws IOException {
        Path file = ROOT.resolve("care-portal/src/main/webapp" + address);
        return Objects.requireNonNull(ImageIO.read(file.toFile()), address);
    }
}
