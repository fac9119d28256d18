package de.medicalhub.portal.imports.control;

import de.medicalhub.portal.wording.Phrase;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Why a line was refused, in the words of the page (IM3); the FHIR server says it in English. */
public final class ReasonWords {
    private static final Map<String, Pattern> KNOWN = Map.ofEntries(
            known("no-resource", "The line is not one FHIR R4 resource in JSON\\."),
            known("no-json", "The line is no JSON: it cannot be read from character (\\d+) on\\."),
            known("element", "The element (\\S+) is not known or its value cannot be read\\."),
            known("not-there", "It refers to a resource that is not there\\."),
            known("not-there-in", "It refers in (\\S+) to a resource that is not there\\."),
            known("digits", "An id of digits only cannot be given from outside; it needs a letter\\."),
            known("rules", "It does not keep the rules of its type or profile\\."),
            known("rules-at", "It does not keep the rules of its type or profile: (.+)\\."),
            known("meanwhile", "Somebody else wrote it at the same time\\."),
            known("as-it-is", "The server does not take it as it is(?: \\((\\S+)\\))?\\."),
            known("incident", "It failed in the server\\. Please name incident (\\S+)\\."),
            known("twice", "An object has the same property twice, so it is not clear what is meant\\."),
            known("nul", "A text holds the character U\\+0000, which FHIR does not allow\\."),
            known("half", "A text holds half a character\\."),
            known("too-deep", "The resource is deeper, or of more parts, than one record can be\\."),
            known("no-utf8", "The line is not encoded in UTF-8, or holds a control character\\."),
            known("too-long", "The line is longer than 8 million characters\\."),
            known("identity", "Only the video service says who compared the health card\\..*"),
            known("no-id", "The resource has no id\\..*"),
            known("faulty-id", "The id is none of FHIR.*"));

    private ReasonWords() {}

    /** What is said in no other words is said as the server says it. */
    public static Phrase of(String reason) {
        return KNOWN.entrySet().stream()
                .flatMap(known -> {
                    Matcher found = known.getValue().matcher(reason);
                    return found.matches()
                            ? Stream.of(Phrase.of("imports.reason." + known.getKey(), gaps(found)))
                            : Stream.empty();
                })
                .findFirst()
                .orElseGet(() -> Phrase.of("imports.reason.other", Phrase.verbatim(reason)));
    }

    private static Object[] gaps(Matcher found) {
        return IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(group -> Phrase.verbatim(found.group(group) == null ? "" : found.group(group)))
                .toArray();
    }

    private static Map.Entry<String, Pattern> known(String key, String words) {
        return Map.entry(key, Pattern.compile(words));
    }
}
