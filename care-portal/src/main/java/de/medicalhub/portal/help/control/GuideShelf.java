package de.medicalhub.portal.help.control;

import de.medicalhub.portal.help.entity.Guide;
import de.medicalhub.portal.wording.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The guides as they were when the portal was built (H2), made into pages once. */
@ApplicationScoped
public class GuideShelf {
    private static final String FOLDER = "/de/medicalhub/portal/help/guide/";
    private static final Map<Language, String> FOLDERS =
            new EnumMap<>(Map.of(Language.DE, "", Language.EN, "en/", Language.SIMPLE, "leicht/"));

    private final Map<String, String> pages = new ConcurrentHashMap<>();

    /** The guide in that language, else in German (H3). */
    public String html(Guide guide, Language language) {
        return pages.computeIfAbsent(
                language + guide.file(),
                key -> GuideHtml.of(text(guide, language)
                        .or(() -> text(guide, Language.DE))
                        .orElseThrow(() -> new IllegalStateException("no guide " + guide))));
    }

    /** Whether there is one in the language itself, and not only in German. */
    public boolean speaks(Guide guide, Language language) {
        return text(guide, language).isPresent();
    }

    private static Optional<String> text(Guide guide, Language language) {
        String name = FOLDER + FOLDERS.get(language) + guide.file() + ".md";
        try (InputStream file = GuideShelf.class.getResourceAsStream(name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
