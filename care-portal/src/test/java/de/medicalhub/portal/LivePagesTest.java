package de.medicalhub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pages that list or tell change without a reload (rule L7 of the feature live). */
class LivePagesTest {
    private static final Path WEB_INF = Path.of("src", "main", "webapp", "WEB-INF");

    /** Rule L7 names them; whoever takes one away, or adds one, changes the rule. */
    private static final Set<String> FOLLOWING = Set.of(
            "index",
            "case",
            "case-documents",
            "messages",
            "tasks",
            "care-task",
            "patient",
            "calendar",
            "request",
            "questionnaires",
            "my-plan",
            "my-documents",
            "my-consents",
            "my-questions");

    private static final Pattern STREAM = Pattern.compile("data-live=\"[^\"]*/live/(?:case\\?id=|worklist)");
    private static final Pattern RENEWS =
            Pattern.compile("<p:remoteCommand name=\"mhRefresh\"[^>]*\\bupdate=\"([^\"]+)\"");
    private static final Pattern INCLUDED =
            Pattern.compile("<ui:include src=\"/WEB-INF/(templates/[a-z0-9-]+\\.xhtml)\"");

    private static final Pattern DETAILS = Pattern.compile("<details\\b[^>]*>");

    @Test
    @DisplayName("L8: what can be opened in a page that follows is found again by its id, so that it stays open")
    void whatIsOpenStaysOpen() throws IOException {
        List<String> found = new ArrayList<>();
        for (String name : FOLLOWING) {
            String page = Files.readString(WEB_INF.resolve("faces-views").resolve(name + ".xhtml"));
            DETAILS.matcher(page + included(page)).results().forEach(opened -> found.add(opened.group()));
        }
        assertThat(found).hasSizeGreaterThan(1).allMatch(opened -> opened.contains(" id=\""));
    }

    @Test
    @DisplayName("L7: the pages of the rule follow, and renew parts of themselves that are there")
    void theyFollow() throws IOException {
        TreeMap<String, String> following = new TreeMap<>();
        try (Stream<Path> files = Files.list(WEB_INF.resolve("faces-views"))) {
            for (Path file : files.toList()) {
                String page = Files.readString(file);
                if (STREAM.matcher(page).find()) {
                    following.put(file.getFileName().toString().replace(".xhtml", ""), page);
                }
            }
        }
        assertThat(following.keySet()).isEqualTo(FOLLOWING);
        for (String page : following.values()) {
            String whole = page + included(page);
            assertThat(RENEWS.matcher(page).results().map(renewed -> renewed.group(1)))
                    .isNotEmpty()
                    .allSatisfy(parts -> assertThat(parts.split(" "))
                            .allSatisfy(part -> assertThat(whole).contains(place(part))));
        }
    }

    /** How the part is written in the page: by its id, or a class such as {@code @(.mh-live)}. */
    private static String place(String part) {
        return part.startsWith("@(.") ? part.substring("@(.".length(), part.length() - 1) : "id=\"" + part + "\"";
    }

    private static String included(String page) throws IOException {
        StringBuilder text = new StringBuilder();
        Matcher includes = INCLUDED.matcher(page);
        for (MatchResult include : includes.results().toList()) {
            text.append(Files.readString(WEB_INF.resolve(include.group(1))));
        }
        return text.toString();
    }
}
