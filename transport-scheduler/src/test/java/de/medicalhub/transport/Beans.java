package de.medicalhub.transport;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Beans with all that they ask for, without a container: what a test gives, else the real ones; events reach nobody. */
public final class Beans {
    private final Map<Class<?>, Object> known = new HashMap<>();

    /** That one stands for the type. */
    public <T> Beans with(Class<T> type, T bean) {
        known.put(type, bean);
        return this;
    }

    /** The bean of that type. */
    public <T> T bean(Class<T> type) {
        Object bean = known.get(type);
        if (bean == null) {
            bean = made(type);
        }
        return type.cast(bean);
    }

    private Object made(Class<?> type) {
        if (type == Event.class) {
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> null);
        }
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object bean = constructor.newInstance();
            known.put(type, bean);
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class) && !Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    field.set(bean, bean(field.getType()));
                }
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }
}
