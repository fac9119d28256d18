package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.Beans;
import de.medicalhub.transport.delivery.HandOvers;
import de.medicalhub.transport.driving.RideRecords;
import de.medicalhub.transport.driving.control.TakeStep;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows by class and id, for beans that only find and keep them; whoever asks for more fails. */
final class RememberedRows {
    private final Map<List<Object>, Object> rows = new HashMap<>();
    private final EntityManager entityManager = (EntityManager) Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, args) -> {
                if (method.getName().equals("find") && args.length == 2) {
                    return rows.get(List.of(args[0], args[1]));
                }
                if (method.getName().equals("persist")) {
                    rows.put(List.of(args[0].getClass(), idOf(args[0])), args[0]);
                    return null;
                }
                throw new UnsupportedOperationException(method.getName());
            });

    /** Gives them to the bean and to those that it asks for. */
    void into(TakeStep phone, Beans beans) {
        give(phone);
        give(beans.bean(RideRecords.class));
        give(beans.bean(HandOvers.class));
    }

    /** Whether a row of whatever kind has that id. */
    boolean isKept(Object id) {
        return rows.keySet().stream().anyMatch(key -> key.get(1).equals(id));
    }

    private void give(Object bean) {
        try {
            for (Field field : bean.getClass().getDeclaredFields()) {
                if (field.isAnnotationPresent(PersistenceContext.class)) {
                    field.setAccessible(true);
                    field.set(bean, entityManager);
                }
            }
        } catch (IllegalAccessException e) {
            throw new LinkageError("No entity manager for " + bean.getClass(), e);
        }
    }

    private static Object idOf(Object row) throws IllegalAccessException {
        for (Field field : row.getClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(Id.class)) {
                field.setAccessible(true);
                return field.get(row);
            }
        }
        throw new IllegalArgumentException("No id: " + row.getClass());
    }
}
