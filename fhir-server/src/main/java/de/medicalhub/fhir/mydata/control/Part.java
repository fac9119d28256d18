package de.medicalhub.fhir.mydata.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What the sections of the disclosure share: a table of one kind of resource, or the sentence that there is none. */
abstract class Part {
    private final Words words;
    private final Names names;

    Part(Words words, Names names) {
        this.words = words;
        this.names = names;
    }

    final Words words() {
        return words;
    }

    final Names names() {
        return names;
    }

    /** Heading, sentence and table; keys of the words are {@code key.title}, {@code key.lead}, {@code key.columns}. */
    final <T extends Resource> void table(Html html, String key, Stream<T> resources, Function<T, List<String>> row) {
        html.section(words.say(key + ".title"), words.say(key + ".lead"));
        List<List<String>> rows = new ArrayList<>(resources.map(row).toList());
        if (rows.isEmpty()) {
            html.element("p", "none", words.say("none"));
        } else {
            html.table(key, List.of(words.say(key + ".columns").split("\\|", -1)), rows);
        }
    }

    static <T extends Resource> Stream<T> of(List<Resource> resources, Class<T> type) {
        return resources.stream().filter(type::isInstance).map(type::cast);
    }

    static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
