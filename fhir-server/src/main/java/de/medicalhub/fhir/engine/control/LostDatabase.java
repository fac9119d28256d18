package de.medicalhub.fhir.engine.control;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a fault means that the database does not answer, or not in time, rather than that it refuses (rules 8 and 12). */
final class LostDatabase {
    /** PostgreSQL, appendix A: class 08 connection exception; 57P01 to 57P03 shutdown, crash, not yet accepting. */
    private static final String CONNECTION = "08";

    private static final Set<String> GOING_DOWN = Set.of("57P01", "57P02", "57P03");

    /** 57014: a statement that was ended, because it took longer than it may. */
    private static final String ENDED = "57014";

    /** What the pool throws if it has no connection to give; its class is not on this module's path. */
    private static final String NO_CONNECTION = "jakarta.resource.ResourceException";

    private LostDatabase() {}

    static boolean isBehind(@Nullable Throwable thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (one.getClass().getName().equals(NO_CONNECTION)
                    || (one instanceof SQLException sql && isLost(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it ended a statement because of its time. */
    static boolean isTooSlow(@Nullable Throwable thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (one instanceof SQLException sql && ENDED.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLost(@Nullable String state) {
        return state != null && (state.startsWith(CONNECTION) || GOING_DOWN.contains(state));
    }
}
