package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A day that is planned again as it was changes nothing (package dispatch, rule 8). */
class NoChurnTest {
    private final OneDay day = new OneDay();

    @Test
    @DisplayName(
            "8: neither who waits nor who is planned changes when the day is planned again as it was, and nobody is told")
    void samePlanIsNoChange() {
        day.tour("bus", 1, "06:00", "14:00");
        TransportJob planned = day.ride("planned", OneDay.DEPOT, OneDay.FAR, "08:00", "08:30");
        TransportJob waiting = day.ride("waiting", OneDay.DEPOT, OneDay.FAR, "08:00", "08:05");
        day.ride("other", OneDay.FAR, OneDay.DEPOT, "08:00", "08:05");
        day.plan();
        assertThat(planned.state() == JobState.UNPLANNED || waiting.state() == JobState.UNPLANNED)
                .isTrue();
        var before =
                day.book.jobs.values().stream().map(TransportJob::changedAt).toList();
        int told = day.told.answers.size();
        day.now = OneDay.at("05:01");
        day.plan();
        assertThat(day.book.jobs.values()).extracting(TransportJob::changedAt).isEqualTo(before);
        assertThat(day.told.answers).hasSize(told);
    }
}
