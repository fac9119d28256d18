package de.medicalhub.video.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages name at their head, so that a browser fetches all at once and not one after the other. */
class PagePreloadTest {
    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Pattern PRELOAD = Pattern.compile("<link rel=\"modulepreload\" href=\"([^\"]+)\">");
    private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import|export)\\s(?:[^;]*?from\\s)?'([^']+)'");
    private static final String OWN = "/video/";

    @ParameterizedTest
    @ValueSource(strings = {"join", "consultation", "meet", "conference"})
    @DisplayName("a page names exactly the modules that it needs")
    void namesItsModules(String page) throws IOException {
        Set<String> needed = new TreeSet<>();
        collect("/video/app/boundary/" + page + ".js", needed);
        needed.remove("/video/app/boundary/" + page + ".js");
        String head = Files.readString(WEBAPP.resolve("WEB-INF/pages").resolve(page + ".html"));
        Set<String> named = PRELOAD.matcher(head)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(needed).hasSizeGreaterThan(10);
        assertThat(named).isEqualTo(needed);
    }

    private static void collect(String module, Set<String> into) throws IOException {
        if (!into.add(module) || !module.startsWith(OWN)) {
            return;
        }
        String source = Files.readString(WEBAPP.resolve(module.substring(OWN.length())));
        for (MatchResult found : IMPORT.matcher(source).results().toList()) {
            String name = found.group(1);
            String target = name.startsWith(".")
                    ? Path.of(module).resolveSibling(name).normalize().toString()
                    : name;
            collect(target, into);
        }
    }
}
