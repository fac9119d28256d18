package de.medicalhub.fhir.access.control;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * One kind of fact, remembered for one request. Asked only when it is needed, and then about everything expected at
 * once, so that a page of results costs one question and not one each.
 *
 * @param <T> what is known of a key
 */
final class Lookup<T> {
    private final Function<Set<String>, Map<String, T>> question;
    private final T nothing;
    private final Map<String, T> known = new ConcurrentHashMap<>();
    private final Set<String> expected = ConcurrentHashMap.newKeySet();

    /**
     * @param question answers for several keys; what it leaves out is nothing
     * @param nothing what is known of a key without an answer
     */
    Lookup(Function<Set<String>, Map<String, T>> question, T nothing) {
        this.question = question;
        this.nothing = nothing;
    }

    /** These keys may be asked for soon. */
    void expect(Collection<String> keys) {
        expected.addAll(keys);
    }

    /** The fact is at hand already. */
    void learn(String key, T fact) {
        known.put(key, fact);
    }

    synchronized T of(String key) {
        T fact = known.get(key);
        if (fact != null) {
            return fact;
        }
        Set<String> unknown = new LinkedHashSet<>(expected);
        expected.removeAll(unknown);
        unknown.add(key);
        unknown.removeAll(known.keySet());
        Map<String, T> answer = question.apply(unknown);
        unknown.forEach(asked -> known.put(asked, answer.getOrDefault(asked, nothing)));
        return known.getOrDefault(key, nothing);
    }
}
