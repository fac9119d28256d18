package de.medicalhub.fhir.ride.control;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** Writes a ride that was ordered as resources; their ids come of the order's number, so that it is stored once. */
final class RideWriter {
    private static final Duration WAY_BACK_WITHIN = Duration.ofHours(1);
    /** On which day the way back is, whether its hour is known or not. */
    static final String DAY = "ride-day";

    private static final String CATEGORY = "transport";

    private final PhoneOrder order;
    private final RideIds ids;
    private final String person;
    private final Instant now;
    private final Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);

    RideWriter(PhoneOrder order, RideIds ids, String person, Instant now) {
        this.order = order;
        this.ids = ids;
        this.person = person;
        this.now = now;
    }

    /** The patient and the legs. */
    Bundle write() {
        put(patient(order.name(), order.phone()), ids.patient());
        return legs();
    }

    /** The legs alone. */
    Bundle legs() {
        leg(false, order.pickup(), order.pickupName(), order.dropOff(), order.dropOffName(), window());
        if (order.back()) {
            leg(
                    true,
                    order.dropOff(),
                    order.dropOffName(),
                    order.pickup(),
                    order.pickupName(),
                    order.backAt().map(RideWriter::fromThenOn));
        }
        return bundle;
    }

    private Optional<Period> window() {
        return Optional.of(new Period().setStart(Date.from(order.start())).setEnd(Date.from(order.end())));
    }

    static Period fromThenOn(Instant at) {
        return new Period().setStart(Date.from(at)).setEnd(Date.from(at.plus(WAY_BACK_WITHIN)));
    }

    /** Of the way back in Germany. */
    private DateType day() {
        return new DateType(LocalDate.ofInstant(order.backAt().orElse(order.start()), HubClock.berlin())
                .toString());
    }

    /** Somebody of whom nothing but name and number is known. */
    static Patient patient(String name, String phone) {
        Patient patient = new Patient().setActive(true);
        patient.addName().setText(name);
        patient.addTelecom().setSystem(ContactPoint.ContactPointSystem.PHONE).setValue(phone);
        return patient;
    }

    private void leg(boolean back, Address from, String fromName, Address to, String toName, Optional<Period> window) {
        String id = ids.leg(back);
        put(request(window), id);
        Task task = task(id);
        add(task, "pickup", from.copy());
        add(task, "drop-off", to.copy());
        add(task, "pickup-name", text(fromName));
        add(task, "drop-off-name", text(toName));
        window.ifPresent(period -> setWindow(task, period));
        if (back) {
            add(task, DAY, day());
        } else {
            order.appointment().ifPresent(at -> add(task, "appointment", moment(at)));
        }
        add(task, "posture", new CodeType(order.posture()));
        add(task, "companion", new BooleanType(order.companion()));
        order.needs().forEach(need -> add(task, "ride-need", new CodeType(need)));
        add(task, "call-back", text(order.phone()));
        add(task, "ride-note", text(order.note()));
        add(task, "required-vehicle", text(order.vehicle()));
        add(task, "required-driver", order.driver().isEmpty() ? new Reference() : new Reference(order.driver()));
        if (order.kilograms() > 0) {
            add(task, "patient-weight", new IntegerType(order.kilograms()));
        }
        put(task, id);
    }

    private ServiceRequest request(Optional<Period> window) {
        ServiceRequest request = new ServiceRequest();
        request.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        request.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        request.addCategory(OwnCodes.shipped().concept(HubCodes.REQUEST_CATEGORY, CATEGORY));
        request.setCode(OwnCodes.shipped().concept(HubCodes.REQUEST_CATEGORY, CATEGORY));
        request.setSubject(new Reference("Patient/" + ids.patient()));
        ids.standing().ifPresent(standing -> request.addBasedOn(new Reference(standing)));
        window.ifPresent(request::setOccurrence);
        request.setAuthoredOn(Date.from(now));
        request.setRequester(new Reference(person));
        request.addPerformer(new Reference(order.carrier()));
        return request;
    }

    private Task task(String requestId) {
        Task task = new Task();
        task.setStatus(Task.TaskStatus.REQUESTED);
        task.setIntent(Task.TaskIntent.ORDER);
        task.setCode(OwnCodes.shipped().concept(HubCodes.TASK_CODE, HubCodes.TASK_TRANSPORT_LEG));
        task.setFocus(new Reference("ServiceRequest/" + requestId));
        task.setFor(new Reference("Patient/" + ids.patient()));
        ids.standing().ifPresent(standing -> task.addBasedOn(new Reference(standing)));
        task.setAuthoredOn(Date.from(now));
        task.setLastModified(Date.from(now));
        task.setRequester(new Reference(person));
        task.setOwner(new Reference(order.carrier()));
        return task;
    }

    static void removeWindow(Task task) {
        task.getInput()
                .removeIf(input -> input.getType().hasCoding(HubCodes.TASK_PARAMETER, "window-start")
                        || input.getType().hasCoding(HubCodes.TASK_PARAMETER, "window-end"));
    }

    static void setWindow(Task task, Period window) {
        removeWindow(task);
        add(task, "window-start", moment(window.getStart().toInstant()));
        add(task, "window-end", moment(window.getEnd().toInstant()));
    }

    private static void add(Task task, String name, Type value) {
        if (!value.isEmpty()) {
            task.addInput()
                    .setType(OwnCodes.shipped().concept(HubCodes.TASK_PARAMETER, name))
                    .setValue(value);
        }
    }

    private static StringType text(String said) {
        return said.isBlank() ? new StringType() : new StringType(said);
    }

    private static DateTimeType moment(Instant at) {
        return new DateTimeType(Date.from(at), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone("UTC"));
    }

    private void put(Resource resource, String id) {
        String reference = resource.fhirType() + "/" + id;
        resource.setId(id);
        bundle.addEntry()
                .setFullUrl(reference)
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(reference);
    }
}
