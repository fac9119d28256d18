package de.medicalhub.portal.scripts.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WidgetScriptTest {
    private static final Pattern COMPONENT = Pattern.compile("<p:([A-Za-z]+)");
    private static final Path PAGES = Path.of("src/main/webapp/WEB-INF");

    @Test
    @DisplayName("J1: of the bundle that PrimeFaces ships a small part is left, with what pages use")
    void aSmallPartIsLeft() throws IOException {
        String whole = bundle();
        String cut = WidgetScript.cut(whole);
        assertThat(cut.length()).isLessThan(whole.length() / 20);
        assertThat(cut)
                .contains("PrimeFaces.widget.CommandButton=PrimeFaces.widget.BaseWidget.extend({init:")
                .contains("PrimeFaces.utils.disableButton(this.jq)")
                .doesNotContain("PrimeFaces.widget.DataTable=", "PrimeFaces.widget.CommandLink=");
        assertThat(cut.trim()).endsWith("});");
    }

    @Test
    @DisplayName("J2: pages use no component whose widget is not delivered")
    void pagesUseWhatIsDelivered() throws IOException {
        try (Stream<Path> pages = Files.walk(PAGES)) {
            assertThat(pages.filter(page -> page.toString().endsWith(".xhtml"))
                            .flatMap(WidgetScriptTest::components)
                            .distinct())
                    .isNotEmpty()
                    .allSatisfy(component -> assertThat(WidgetScript.COMPONENTS).containsKey(component));
        }
    }

    @Test
    @DisplayName("J2: no field has a mask, so its script is not delivered")
    void noFieldHasAMask() throws IOException {
        try (Stream<Path> pages = Files.walk(PAGES)) {
            assertThat(pages.filter(page -> page.toString().endsWith(".xhtml")))
                    .allSatisfy(page -> assertThat(Files.readString(page)).doesNotContain(" mask="));
        }
        assertThat(WidgetScript.cut("inputmask/inputmask.js", "x".repeat(1_000)))
                .hasSizeLessThan(100);
    }

    @Test
    @DisplayName("J3: what looks otherwise is delivered as it is")
    void anotherShapeIsLeftAlone() {
        assertThat(WidgetScript.cut("export class CommandButton {}")).isEqualTo("export class CommandButton {}");
    }

    private static Stream<String> components(Path page) {
        try {
            return COMPONENT.matcher(Files.readString(page)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String bundle() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                WidgetScriptTest.class.getResourceAsStream("/META-INF/resources/primefaces/components.js"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
