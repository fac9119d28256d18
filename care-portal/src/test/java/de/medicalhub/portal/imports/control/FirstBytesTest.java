package de.medicalhub.portal.imports.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("IM6")
class FirstBytesTest {
    private static final String LINE = "{\"resourceType\":\"Organization\"}\n";

    @Test
    @DisplayName("lines of resources are sent, also with a byte order mark, behind an empty or a broken line")
    void lines() throws IOException {
        assertThat(areLines(LINE, StandardCharsets.UTF_8)).isTrue();
        assertThat(areLines("\uFEFF" + LINE, StandardCharsets.UTF_8)).isTrue();
        assertThat(areLines("\r\n" + LINE, StandardCharsets.UTF_8)).isTrue();
        assertThat(areLines("Stehbach 12\n" + LINE, StandardCharsets.UTF_8)).isTrue();
        assertThat(areLines(LINE + "x".repeat(20_000), StandardCharsets.UTF_8)).isTrue();
    }

    @Test
    @DisplayName("a program, a picture, a letter, an empty file and lines in another encoding are not sent as lines")
    void somethingElse() throws IOException {
        assertThat(areLines("MZ\u0090\0\u0003\0\n" + LINE, StandardCharsets.ISO_8859_1))
                .isFalse();
        assertThat(areLines("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n", StandardCharsets.UTF_8))
                .isFalse();
        assertThat(areLines("Sehr geehrte Damen und Herren,\n", StandardCharsets.UTF_8))
                .isFalse();
        assertThat(areLines("{\\rtf1 Sehr geehrte Damen und Herren}\n", StandardCharsets.UTF_8))
                .isFalse();
        assertThat(areLines("", StandardCharsets.UTF_8)).isFalse();
        assertThat(areLines(LINE, StandardCharsets.UTF_16LE)).isFalse();
    }

    private static boolean areLines(String content, Charset charset) throws IOException {
        return FirstBytes.areLines(new ByteArrayInputStream(content.getBytes(charset)));
    }
}
