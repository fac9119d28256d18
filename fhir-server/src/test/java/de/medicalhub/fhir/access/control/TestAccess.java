package de.medicalhub.fhir.access.control;

import de.medicalhub.fhir.access.Caller;
import java.time.Clock;

/** The decisions of one caller about whom the records know nothing more, for tests of what stands around them. */
public final class TestAccess {
    private TestAccess() {}

    /** Whoever asks is that caller. */
    public static Requests requests(Caller caller) {
        FakeCareRecords records = new FakeCareRecords();
        return new Requests(
                request -> caller, new Memberships(records, Clock.systemUTC()), records, (any, resource) -> false);
    }

    /** Of these decisions. */
    public static AnswerFilter filter(Requests requests) {
        return new AnswerFilter(requests);
    }
}
