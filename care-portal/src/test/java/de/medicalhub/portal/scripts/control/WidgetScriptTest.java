package de.medicalhub.portal.scripts.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WidgetScriptTest {
    private static final Pattern COMPONENT = Pattern.compile("<p:([A-Za-z]+)");
    private static final String PARTS = "(draggable|droppable|resizable|selectable|sortable|slider)";
    private static final Pattern LEFT_OUT = Pattern.compile(PARTS + "|ddmanager");
    private static final Pattern CALLS = Pattern.compile("\\." + PARTS + "\\(|\\bui\\." + PARTS + "|ddmanager");
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
    @DisplayName("J1: of the plugins less than half is left, and nothing that speaks of what was left out")
    void pluginsAreCut() throws IOException {
        String whole = script("jquery/jquery-plugins.js");
        String cut = WidgetScript.cut("jquery/jquery-plugins.js", whole);
        assertThat(cut.length()).isBetween(whole.length() / 4, whole.length() / 2);
        assertThat(cut).contains("e.widget=", "e.widget(\"ui.mouse\"", "e.effects=", "e.fn.position=", "$.fn.remove=");
        assertThat(LEFT_OUT.matcher(cut).results().map(MatchResult::group)).isEmpty();
        assertThat(cut.chars().filter(one -> one == '{').count())
                .as("braces that open and that close")
                .isEqualTo(cut.chars().filter(one -> one == '}').count()
                        + whole.chars().filter(one -> one == '{').count()
                        - whole.chars().filter(one -> one == '}').count());
    }

    @Test
    @DisplayName("J2: neither PrimeFaces' other scripts that pages load nor the hub's own use what was left out")
    void nobodyUsesWhatWasLeftOut() throws IOException {
        assertThat(CALLS.matcher(script("core.js")).find()).isFalse();
        assertThat(CALLS.matcher(script("datepicker/datepicker.js")).find()).isFalse();
        assertThat(CALLS.matcher(WidgetScript.cut(bundle())).find()).isFalse();
        try (Stream<Path> own = Files.walk(Path.of("src/main/webapp"))) {
            assertThat(own.filter(file -> file.toString().endsWith(".js")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(
                                    CALLS.matcher(Files.readString(file)).find())
                            .isFalse());
        }
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
        String other = "e.widget(\"ui.draggable\",{});var D=e,w={},F=w.toString";
        assertThat(WidgetScript.cut("jquery/jquery-plugins.js", other)).isEqualTo(other);
    }

    private static Stream<String> components(Path page) {
        try {
            return COMPONENT.matcher(Files.readString(page)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String bundle() throws IOException {
        return script("components.js");
    }

    private static String script(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(
                WidgetScriptTest.class.getResourceAsStream("/META-INF/resources/primefaces/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
