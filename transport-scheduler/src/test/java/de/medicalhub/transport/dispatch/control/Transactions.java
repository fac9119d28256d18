package de.medicalhub.transport.dispatch.control;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Who asks for a connection within a transaction gets that of the transaction. */
record Transactions(DataSource real, ThreadLocal<Connection> current) {
    Transactions(DataSource real) {
        this(real, new ThreadLocal<>());
    }

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T in(Work<T> work) {
        try (Connection connection = real.getConnection()) {
            connection.setAutoCommit(false);
            current.set(connection);
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new AssertionError(e);
        } finally {
            current.remove();
        }
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                Transactions.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    Connection joined = current.get();
                    return joined == null ? method.invoke(real, args) : unclosed(joined);
                });
    }

    private static Connection unclosed(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Transactions.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
