package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.springframework.stereotype.Component;

/**
 * Finds the entry of a transaction that HAPI's message is about. In this order: the index that the message itself names;
 * the entry whose request it quotes; the entry that holds the reference it quotes (HAPI resolves references after all
 * entries were stored, so the last one touched is not to blame); the entry that was in hand.
 */
@Component
public class FaultyEntry {
    private static final Pattern INDEX = Pattern.compile("Bundle\\.entry[\\[(](\\d+)[\\])]");
    private static final Pattern PATH = Pattern.compile("\\b([A-Z][A-Za-z]+)\\.[a-z][A-Za-z]+\\b");
    private static final Pattern WORD = Pattern.compile("[^\\s\"'\\[\\]<>]{3,}");
    private static final Pattern QUOTED = Pattern.compile("[\"'\\[]([^\"'\\[\\]]+)[\"'\\]]");
    private static final Pattern VERSION = Pattern.compile("/_history/.*$");
    private static final String MATCH_URL_OF_ENTRY = "match URL \"";

    private final FhirContext context;

    FaultyEntry(FhirContext context) {
        this.context = context;
    }

    /**
     * @param message of HAPI's exception
     * @param inHand the entry that was being stored
     * @return index in the bundle; empty if nothing points to an entry
     */
    public OptionalInt find(Bundle bundle, String message, Optional<BundleEntryComponent> inHand) {
        Matcher named = INDEX.matcher(message);
        if (named.find()) {
            return OptionalInt.of(Integer.parseInt(named.group(1)));
        }
        List<BundleEntryComponent> entries = bundle.getEntry();
        return Stream.of(byRequest(entries, message), byContent(entries, message), byHand(entries, inHand))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    private static OptionalInt byRequest(List<BundleEntryComponent> entries, String message) {
        List<String> words = words(message);
        return first(entries, entry -> {
            String url = Objects.requireNonNullElse(entry.getRequest().getUrl(), "");
            String condition = Objects.requireNonNullElse(entry.getRequest().getIfNoneExist(), "");
            boolean quotesUrl = isSpecific(url) && words.contains(url);
            boolean quotesCondition = isSpecific(condition)
                    && (words.contains(url + "?" + condition) || message.contains(MATCH_URL_OF_ENTRY + condition));
            return quotesUrl || quotesCondition;
        });
    }

    private OptionalInt byContent(List<BundleEntryComponent> entries, String message) {
        List<String> references =
                words(message).stream().filter(FaultyEntry::isSpecific).toList();
        OptionalInt byReference = references.isEmpty()
                ? OptionalInt.empty()
                : first(entries, entry -> {
                    String text = text(entry);
                    return references.stream().anyMatch(word -> text.contains("\"" + word + "\""));
                });
        return byReference.isPresent() ? byReference : byPath(entries, message);
    }

    /** The message names only an element: the entry of that type that holds most of what the message quotes. */
    private OptionalInt byPath(List<BundleEntryComponent> entries, String message) {
        List<String> types =
                PATH.matcher(message).results().map(match -> match.group(1)).toList();
        List<String> quoted =
                QUOTED.matcher(message).results().map(match -> match.group(1)).toList();
        return IntStream.range(0, entries.size())
                .filter(i -> entries.get(i).hasResource()
                        && types.contains(entries.get(i).getResource().fhirType()))
                .boxed()
                .max(Comparator.<Integer>comparingLong(i -> count(text(entries.get(i)), quoted))
                        .thenComparing(Comparator.reverseOrder()))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private static OptionalInt byHand(List<BundleEntryComponent> entries, Optional<BundleEntryComponent> inHand) {
        return inHand.isEmpty() ? OptionalInt.empty() : first(entries, entry -> entry == inHand.get());
    }

    private static OptionalInt first(List<BundleEntryComponent> entries, Predicate<BundleEntryComponent> about) {
        return IntStream.range(0, entries.size())
                .filter(i -> about.test(entries.get(i)))
                .findFirst();
    }

    private static long count(String text, List<String> words) {
        return words.stream().filter(text::contains).count();
    }

    private static List<String> words(String message) {
        List<String> words = new ArrayList<>();
        for (MatchResult match : WORD.matcher(message).results().toList()) {
            String word = match.group().replaceFirst("[.,;:)]+$", "");
            words.add(VERSION.matcher(word).replaceFirst(""));
        }
        return words;
    }

    private static boolean isSpecific(String word) {
        return word.startsWith("urn:") || word.contains("/") || word.contains("?") || word.contains("=");
    }

    private String text(BundleEntryComponent entry) {
        return entry.hasResource() ? context.newJsonParser().encodeResourceToString(entry.getResource()) : "";
    }
}
