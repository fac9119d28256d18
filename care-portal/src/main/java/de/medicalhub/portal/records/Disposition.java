package de.medicalhub.portal.records;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;

/**
 * The value of {@code Content-Disposition} (RFC 6266), also for names with umlauts.
 *
 * @param kind {@code inline} or {@code attachment}
 * @param file with ending; nothing that tells about a person
 */
public record Disposition(String kind, String file) {
    private static final Map<String, String> GERMAN =
            Map.of("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ß", "ss");

    /** With a name in plain letters for old programs, and the true one where it differs. */
    public String value() {
        String name = file.replaceAll("[\\s,;:/\\\\\"<>|?*\\p{Cntrl}]+", "-");
        String plain = plain(name);
        String header = kind + "; filename=\"" + plain + "\"";
        return plain.equals(name)
                ? header
                : header + "; filename*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String plain(String name) {
        String written = Normalizer.normalize(name, Normalizer.Form.NFC);
        for (Map.Entry<String, String> letter : GERMAN.entrySet()) {
            written = written.replace(letter.getKey(), letter.getValue());
        }
        return Normalizer.normalize(written, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9.()-]", "_");
    }
}
