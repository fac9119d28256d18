package de.medicalhub.transport.orders.control;

import de.medicalhub.transport.orders.entity.TakenTask;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tables of the intake in memory, with what its statements do to them. */
final class PretendedDatabase {
    final Map<String, TakenTask> tasks = new HashMap<>();

    @Nullable
    Instant watermark;

    @Nullable
    String owner;

    EntityManager entityManager() {
        return pretend(EntityManager.class, (method, given) -> switch (method) {
            case "find" -> tasks.get((String) given[1]);
            case "persist" -> tasks.put(idOf(given[0]), (TakenTask) given[0]);
            case "createNativeQuery" -> query((String) given[0]);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private Query query(String sql) {
        Map<String, Object> values = new HashMap<>();
        Query[] self = new Query[1];
        self[0] = pretend(Query.class, (method, given) -> switch (method) {
            case "setParameter" -> {
                values.put((String) given[0], given[1]);
                yield self[0];
            }
            case "executeUpdate" -> update(sql, values);
            case "getSingleResult" -> watermark;
            default -> throw new UnsupportedOperationException(method);
        });
        return self[0];
    }

    private int update(String sql, Map<String, Object> values) {
        if (sql.contains("set watermark")) {
            Instant newest = (Instant) Objects.requireNonNull(values.get("newest"));
            watermark = watermark == null || newest.isAfter(watermark) ? newest : watermark;
            return 1;
        }
        String caller = (String) Objects.requireNonNull(values.get("owner"));
        if (sql.contains("set owner")) {
            boolean free = owner == null;
            owner = free ? caller : owner;
            return free ? 1 : 0;
        }
        boolean own = caller.equals(owner);
        if (own && sql.contains("-infinity")) {
            owner = null;
        }
        return own ? 1 : 0;
    }

    private static String idOf(Object task) {
        try {
            Field id = TakenTask.class.getDeclaredField("taskId");
            id.setAccessible(true);
            return (String) id.get(task);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    interface Answer {
        @Nullable
        Object to(String method, Object[] given);
    }

    static <T> T pretend(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, given) -> answer.to(method.getName(), given)));
    }
}
