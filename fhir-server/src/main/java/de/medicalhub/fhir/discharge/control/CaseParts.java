package de.medicalhub.fhir.discharge.control;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a case as they are written: what the plan needs, and nothing else.
 *
 * @param activities names of requests and Appointment in the transaction
 * @param tasks names of Tasks in the transaction: referrals first, then ride, dispense, delivery, further supports
 */
record CaseParts(List<String> activities, List<String> tasks) {

    static CaseParts write(NewCase theCase, CaseBundle bundle) {
        CaseParts written = new CaseParts(new ArrayList<>(), new ArrayList<>());
        DischargePlan.Parts parts = theCase.parts();
        parts.nursing()
                .map(wish -> new NursingPart(theCase, wish).write(bundle))
                .ifPresent(one -> {
                    written.activities.add(one.request());
                    written.tasks.addAll(one.tasks());
                });
        parts.ride().map(wish -> new RidePart(theCase, wish).write(bundle)).ifPresent(one -> {
            written.activities.add(one.request());
            written.tasks.add(one.task());
        });
        parts.supply().map(wish -> new SupplyPart(theCase, wish).write(bundle)).ifPresent(one -> {
            written.activities.add(one.request());
            written.tasks.addAll(one.tasks());
        });
        parts.followUp()
                .map(wish -> new FollowUpPart(theCase, wish).write(bundle))
                .ifPresent(written.activities::add);
        SupportPart support = new SupportPart(theCase);
        parts.supports().stream().map(wish -> support.write(wish, bundle)).forEach(one -> {
            written.activities.add(one.request());
            written.tasks.add(one.task());
        });
        return written;
    }
}
