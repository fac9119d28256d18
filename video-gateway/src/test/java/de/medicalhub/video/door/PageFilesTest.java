package de.medicalhub.video.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {
    private static final Pattern SCRIPT = Pattern.compile("src=\"/video/files/([0-9a-f]{16})/boundary/join[.]js\"");

    private final Map<String, String> content = new HashMap<>(Map.of(
            "/app/call.css",
            "main {}",
            "/app/boundary/join.js",
            "import '../control/call.js';",
            "/app/control/call.js",
            "export const a = 1;",
            "/WEB-INF/pages/join.html",
            "<link href=\"/assets/medhub.css\"><script src=\"/video/app/boundary/join.js\"></script>"));

    @Test
    @DisplayName("a page names its files by what is in them, and only those addresses are kept for good")
    void versions() {
        PageFiles files = files();
        String version = versionOf(files);
        assertThat(files.page("/join")).contains("\"/assets/medhub.css\"").doesNotContain("/video/app/");
        assertThat(files.find("/" + version + "/boundary/join.js"))
                .contains(new PageFiles.Found("/app/boundary/join.js", true));
        assertThat(files.find("/" + version + "/call.css")).contains(new PageFiles.Found("/app/call.css", true));
        assertThat(files.find("/0123456789abcdef/call.css")).contains(new PageFiles.Found("/app/call.css", false));
    }

    @Test
    @DisplayName("what is of another version is not kept at all, for its time may be that of the right one elsewhere")
    void cacheControl() {
        assertThat(new PageFiles.Found("/app/call.css", true).cacheControl())
                .isEqualTo("public, max-age=31536000, immutable");
        assertThat(new PageFiles.Found("/app/call.css", false).cacheControl()).isEqualTo("no-store");
    }

    @Test
    @DisplayName("the version is another one when any file is another one, and else the same on each node")
    void otherFiles() {
        String before = versionOf(files());
        assertThat(versionOf(files())).isEqualTo(before);
        content.put("/app/control/call.js", "export const a = 2;");
        assertThat(versionOf(files())).isNotEqualTo(before);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/",
                "/call.css",
                "/0123456789abcdef/",
                "/0123456789abcdef/../WEB-INF/web.xml",
                "/0123456789abcdef/../../WEB-INF/pages/join.js",
                "/0123456789abcdef//call.css",
                "/0123456789abcdef/call.css/",
                "/0123456789abcdef/call.html",
                "/0123456789ABCDEF/call.css"
            })
    @DisplayName("nothing but scripts and styles of ours is reached")
    void noOtherFiles(String address) {
        assertThat(files().find(address)).isEmpty();
    }

    private PageFiles files() {
        return new PageFiles(
                this::in,
                path -> new ByteArrayInputStream(content.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8)));
    }

    private Set<String> in(String folder) {
        return content.keySet().stream()
                .filter(path -> path.startsWith(folder))
                .map(path -> path.substring(
                        0,
                        path.indexOf('/', folder.length()) + 1 == 0
                                ? path.length()
                                : path.indexOf('/', folder.length()) + 1))
                .collect(Collectors.toSet());
    }

    private static String versionOf(PageFiles files) {
        Matcher script = SCRIPT.matcher(files.page("/join"));
        assertThat(script.find()).isTrue();
        return script.group(1);
    }
}
