package de.medicalhub.portal.tasks.control;

import de.medicalhub.common.time.HubClock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** A task that is being written. */
public class TaskDraft {
    /** Which field shows a fault of which parameter. */
    public static final Map<String, String> FIELD_OF_PARAMETER =
            Map.of("to", "to", "description", "description", "due", "due", "note", "note");

    private @Nullable String to;
    private @Nullable String description;
    private @Nullable LocalDateTime due;
    private boolean urgent;

    /** For tomorrow at noon. */
    public static TaskDraft fresh(Clock clock) {
        TaskDraft draft = new TaskDraft();
        draft.due = LocalDateTime.ofInstant(clock.instant(), HubClock.berlin())
                .plusDays(1)
                .truncatedTo(ChronoUnit.DAYS)
                .withHour(12);
        return draft;
    }

    /** What is given; what is missing the server names. */
    public Parameters toParameters() {
        Parameters parameters = new Parameters();
        if (to != null) {
            parameters.addParameter("to", new CodeType(to));
        }
        if (description != null && !description.isBlank()) {
            parameters.addParameter("description", new StringType(description));
        }
        if (due != null) {
            Instant instant = due.atZone(HubClock.berlin()).toInstant();
            DateTimeType moment = new DateTimeType(Date.from(instant));
            moment.setTimeZone(TimeZone.getTimeZone(HubClock.berlin()));
            parameters.addParameter("due", moment);
        }
        return parameters.addParameter("urgent", new BooleanType(urgent));
    }

    public @Nullable String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to;
    }

    public @Nullable String getDescription() {
        return description;
    }

    public void setDescription(@Nullable String description) {
        this.description = description;
    }

    public @Nullable LocalDateTime getDue() {
        return due;
    }

    public void setDue(@Nullable LocalDateTime due) {
        this.due = due;
    }

    public boolean isUrgent() {
        return urgent;
    }

    public void setUrgent(boolean urgent) {
        this.urgent = urgent;
    }
}
