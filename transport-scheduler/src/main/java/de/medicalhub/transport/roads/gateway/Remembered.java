package de.medicalhub.transport.roads.gateway;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was worked out, until there is too much of it: then the half that was not asked for of late is forgotten, and never
 * all at once. Any number of threads may ask.
 */
final class Remembered<K, V> {
    private final int half;
    private final Function<K, V> work;
    private volatile Map<K, V> recent = new ConcurrentHashMap<>();
    private volatile Map<K, V> older = Map.of();

    /**
     * @param most that is kept, about
     * @param work what makes a value; the same one may be made twice if two ask at once
     */
    Remembered(int most, Function<K, V> work) {
        half = Math.max(1, most / 2);
        this.work = work;
    }

    V get(K key) {
        V found = recent.get(key);
        if (found == null) {
            V old = older.get(key);
            found = old == null ? work.apply(key) : old;
            keep(key, found);
        }
        return found;
    }

    private synchronized void keep(K key, V value) {
        if (recent.size() >= half) {
            older = recent;
            recent = new ConcurrentHashMap<>();
        }
        recent.put(key, value);
    }
}
