package de.medicalhub.portal.help.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.print.PrintFont;
import de.medicalhub.common.security.Role;
import de.medicalhub.portal.help.entity.Guide;
import de.medicalhub.portal.printing.PdfPrinter;
import de.medicalhub.portal.printing.Sheet;
import de.medicalhub.portal.wording.Language;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Guides")
class GuidesTest {
    private static final Path FOLDER = Path.of("..", "docs", "user");
    private static final Pattern LABEL = Pattern.compile("[„“]([^„“”]+)[“”]");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^]]+]\\(([^)]+)\\)");
    private static final Path TRANSPORT = Path.of("..", "transport-scheduler", "src", "main", "webapp");
    private static final Path VIDEO = Path.of("..", "video-gateway", "src", "main", "webapp", "app", "entity");
    private static final Pattern SCRIPT_WORDS = Pattern.compile("(['`])(.*?)\\1");
    /** A4, as a reader prints it: letters of 9.5 points, pictures at most 80 mm wide and high. */
    private static final String PAPER = "@page { size: A4; margin: 16mm 18mm } "
            + "body { font-family: '" + PrintFont.FAMILY + "'; font-size: 9.5pt; line-height: 1.3 } "
            + "code { font-family: inherit } img { max-width: 80mm; max-height: 80mm } h1 { font-size: 16pt } h2 { font-size: 12pt; margin: 10pt 0 0 } "
            + "p, ul, ol, table { margin: 4pt 0 } td, th { padding: 1pt 4pt; text-align: left; vertical-align: top }";

    private static final int MOST_SHEETS = 2;

    private final GuideShelf shelf = new GuideShelf();

    @ParameterizedTest
    @DisplayName("H2: what a guide quotes stands on a page")
    @CsvSource({"'', de", "leicht, de__simple", "en, en"})
    void labelsAreTrue(String folder, String language) throws IOException {
        Locale locale = language.equals("de__simple") ? Language.SIMPLE.locale() : Locale.forLanguageTag(language);
        ResourceBundle words = ResourceBundle.getBundle("de.medicalhub.portal.messages", locale);
        Stream<String> live = Stream.concat(liveWords(), transportWords(locale.getLanguage()));
        List<String> said = Stream.concat(words.keySet().stream().map(words::getString), live)
                .toList();
        for (Path guide : guides(folder)) {
            List<String> unknown = LABEL.matcher(Files.readString(guide))
                    .results()
                    .map(found -> found.group(1).replaceAll("\\s+", " "))
                    .filter(label -> said.stream().noneMatch(text -> stands(label, text)))
                    .toList();
            assertThat(unknown).as("quoted in %s, but on no page", guide).isEmpty();
        }
    }

    /** What the transport's server says on board and driver page. */
    private static Stream<String> transportWords(String language) throws IOException {
        Path file = Path.of(
                "..",
                "transport-scheduler",
                "src",
                "main",
                "resources",
                "de",
                "medicalhub",
                "transport",
                "messages_" + language + ".properties");
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            words.load(reader);
        }
        return words.values().stream().map(String::valueOf);
    }

    /** What board, driver page and call pages say; their words lie beside their scripts, in all languages. */
    private static Stream<String> liveWords() throws IOException {
        List<String> said = new ArrayList<>();
        for (Path script : List.of(
                TRANSPORT.resolve("board/boundary/texts.js"),
                TRANSPORT.resolve("board/boundary/map-texts.js"),
                TRANSPORT.resolve("board/boundary/ride-texts.js"),
                TRANSPORT.resolve("fleet/boundary/texts.js"),
                TRANSPORT.resolve("standing/boundary/texts.js"),
                TRANSPORT.resolve("shared/pin.js"),
                TRANSPORT.resolve("drive/boundary/texts.js"),
                TRANSPORT.resolve("parcels/boundary/texts.js"),
                TRANSPORT.resolve("papers/boundary/texts.js"),
                TRANSPORT.resolve("billing/boundary/texts.js"),
                TRANSPORT.resolve("phone/boundary/texts.js"),
                TRANSPORT.resolve("shared/states.js"),
                VIDEO.resolve("words.js"),
                VIDEO.resolve("toolwords.js"),
                VIDEO.resolve("sendwords.js"))) {
            SCRIPT_WORDS
                    .matcher(Files.readString(script))
                    .results()
                    .map(found -> found.group(2))
                    .forEach(said::add);
        }
        return said.stream();
    }

    /** As a whole label, or whole words of a longer one. */
    private static boolean stands(String label, String text) {
        int at = text.indexOf(label);
        return at >= 0
                && (at == 0 || !Character.isLetter(text.charAt(at - 1)))
                && (at + label.length() == text.length() || !Character.isLetter(text.charAt(at + label.length())));
    }

    @Test
    @DisplayName("a guide of a role has a picture, and each picture is there")
    void guidesHavePictures() throws IOException {
        for (Path guide : guides("")) {
            String text = Files.readString(guide);
            List<String> pictures =
                    PICTURE.matcher(text).results().map(found -> found.group(1)).toList();
            assertThat(pictures)
                    .as("pictures of %s", guide)
                    .isNotEmpty()
                    .allSatisfy(picture -> assertThat(FOLDER.resolve(picture)).exists());
        }
    }

    @Test
    @DisplayName("H5: a guide in German has at most two sheets, its pictures included")
    void twoSheets() throws IOException {
        for (Path guide : guides("")) {
            assertThat(sheets(Files.readString(guide)))
                    .as("sheets of %s", guide)
                    .isBetween(1, MOST_SHEETS);
        }
    }

    private static int sheets(String guide) throws IOException {
        List<String> pictures =
                PICTURE.matcher(guide).results().map(found -> found.group(1)).toList();
        Sheet sheet = new Sheet().raw(GuideHtml.of(guide));
        for (String picture : pictures) {
            sheet.png(Files.readAllBytes(FOLDER.resolve(picture)), "", "Bild");
        }
        try (PDDocument printed = Loader.loadPDF(PdfPrinter.print(sheet.page("Anleitung", "de", PAPER)))) {
            return printed.getNumberOfPages();
        }
    }

    @ParameterizedTest
    @DisplayName("H3: each is there in German and English; of Leichte Sprache those of patients and relatives")
    @EnumSource(Guide.class)
    void languages(Guide guide) {
        assertThat(shelf.speaks(guide, Language.DE)).isTrue();
        assertThat(shelf.speaks(guide, Language.EN)).isTrue();
        assertThat(shelf.speaks(guide, Language.SIMPLE)).isEqualTo(guide == Guide.PATIENT || guide == Guide.RELATIVE);
        assertThat(shelf.html(guide, Language.SIMPLE)).contains("<h1>", "</p>");
    }

    @Test
    @DisplayName("H4: no picture, no markup of its own, and links lead to guides only")
    void becomesAPartOfAPage() {
        String html = GuideHtml.of("""
                # Hilfe
                ![Bild](../screenshots/x.png)

                <script>alert(1)</script>

                [Kalender](kalender.md), [Werte](../configuration.md)

                | a | b |
                |---|---|
                | c | d |
                """);
        assertThat(html)
                .contains(
                        "<h1>Hilfe</h1>",
                        "href=\"/help?guide=kalender\"",
                        "Werte",
                        "<table class=\"mh-table\">",
                        "scope")
                .doesNotContain("<img", "<script", "configuration.md");
    }

    @Test
    @DisplayName("H1: a reader has the guides of the own roles")
    void readersHaveTheirOwn() {
        assertThat(Guide.of(EnumSet.of(Role.NURSE))).containsExactly(Guide.NURSING, Guide.CALENDAR);
        assertThat(Guide.of(EnumSet.of(Role.PATIENT))).containsExactly(Guide.PATIENT);
        assertThat(Guide.of(EnumSet.of(Role.DRIVER))).containsExactly(Guide.DRIVING);
        assertThat(Guide.of(EnumSet.of(Role.DISPATCHER))).containsExactly(Guide.DISPATCH, Guide.FLEET, Guide.DRIVING);
    }

    private static List<Path> guides(String folder) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".md")
                            && !file.getFileName().toString().equals("README.md"))
                    .sorted()
                    .toList();
        }
    }
}
