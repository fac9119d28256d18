package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Reference;

/** The discharge plan that holds everything together; it names no diagnosis, because carriers read it too. */
final class PlanPart {
    private PlanPart() {}

    static String write(NewCase theCase, CaseBundle bundle, String team, List<String> activities) {
        CarePlan plan = new CarePlan();
        plan.addIdentifier(theCase.id().toIdentifier());
        plan.setStatus(CarePlan.CarePlanStatus.ACTIVE);
        plan.setIntent(CarePlan.CarePlanIntent.PLAN);
        plan.addCategory(OwnCodes.shipped().concept(HubCodes.PLAN_CATEGORY, "discharge"));
        plan.setSubject(theCase.patient());
        plan.setEncounter(theCase.encounter());
        plan.getPeriod().setStart(theCase.dischargeAt());
        plan.setCreated(Date.from(theCase.now()));
        plan.setAuthor(new Reference(theCase.manager()));
        plan.addCareTeam(new Reference(team));
        theCase.stay()
                .conditions()
                .forEach(condition -> plan.addAddresses(
                        new Reference("Condition/" + condition.getIdElement().getIdPart())));
        activities.forEach(activity -> plan.addActivity().setReference(new Reference(activity)));
        return bundle.add(plan);
    }
}
