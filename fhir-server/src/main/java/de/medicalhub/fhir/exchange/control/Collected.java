package de.medicalhub.fhir.exchange.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Bundle of type collection, taken apart without understanding what stands in its entries, so that a faulty one takes no
 * other down. References to another entry's fullUrl become references to that resource.
 */
abstract class Collected {
    private static final Pattern UUID = Pattern.compile("urn:uuid:([0-9a-fA-F\\-]{36})");

    private final Map<String, String> addresses = new HashMap<>();

    /** One entry, in the words of its format; each getter is empty if there is nothing. */
    interface Entry {
        String fullUrl();

        String type();

        String id();

        void giveId(String id);

        /** Replaces each reference that the map knows. */
        void refer(Map<String, String> known);

        /** The resource as it is written. */
        String text();
    }

    /** The Bundle's resource type and its {@code type}, with a slash between. */
    abstract String kind();

    abstract List<? extends Entry> entries();

    /**
     * The resources, in their order; an entry without one is empty.
     *
     * @throws HubException if it is no collection
     */
    static List<String> resources(byte[] body, boolean isXml) {
        Collected bundle = isXml ? XmlCollected.read(body) : JsonCollected.read(body);
        if (!bundle.kind().equals("Bundle/collection")) {
            throw refusal(
                    "Please send lines (NDJSON) or a Bundle of type collection; a transaction and a document go to the base"
                            + " of the server.");
        }
        bundle.entries().forEach(bundle::learn);
        bundle.entries().forEach(entry -> entry.refer(bundle.addresses));
        return bundle.entries().stream().map(Entry::text).toList();
    }

    static HubException refusal(String sentence) {
        return new HubException(ProblemKind.INVALID, sentence);
    }

    /** Whoever names an entry by a UUID alone gets it as id, the same each time. */
    private void learn(Entry entry) {
        if (entry.type().isEmpty()) {
            return;
        }
        if (entry.id().isEmpty()) {
            uuid(entry.fullUrl()).ifPresent(entry::giveId);
        }
        if (!entry.id().isEmpty() && !entry.fullUrl().isEmpty()) {
            addresses.put(entry.fullUrl(), entry.type() + "/" + entry.id());
        }
    }

    private static Optional<String> uuid(String fullUrl) {
        Matcher matcher = UUID.matcher(fullUrl);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
