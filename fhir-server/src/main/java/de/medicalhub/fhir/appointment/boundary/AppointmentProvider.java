package de.medicalhub.fhir.appointment.boundary;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.appointment.control.BookAppointment;
import de.medicalhub.fhir.appointment.control.Booker;
import de.medicalhub.fhir.appointment.control.BookingRequest;
import de.medicalhub.fhir.appointment.control.CancelVisit;
import de.medicalhub.fhir.appointment.control.HeldVisit;
import de.medicalhub.fhir.operation.RefusalTexts;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code POST Appointment/$book}, {@code $cancel} and {@code $held}. Who may call them stands in the access table, which was asked before. */
@Component
@FhirProvider
public class AppointmentProvider {
    private final Access access;
    private final BookAppointment booking;
    private final CancelVisit cancelling;
    private final HeldVisit held;

    AppointmentProvider(Access access, BookAppointment booking, CancelVisit cancelling, HeldVisit held) {
        this.access = access;
        this.booking = booking;
        this.cancelling = cancelling;
        this.held = held;
    }

    /**
     * With an Appointment or with Parameters that hold one. Answers 201 with the Appointment, or 202 who asks for an answer later: it is
     * booked by then, too; see {@link CreatedListener}.
     *
     * @param body HAPI gives what the body holds, whichever type it is
     */
    @Operation(
            name = "$book",
            type = Appointment.class,
            canonicalUrl = "https://gematik.de/fhir/isik/v3/Terminplanung/OperationDefinition/AppointmentBook")
    public Appointment book(@ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        BookingRequest wanted = BookingRequest.read(body instanceof Resource resource ? resource : null);
        Appointment booked = booking.book(wanted, booker(request));
        CreatedListener.created(request, booked.getIdElement());
        return booked;
    }

    /** {@code POST Appointment/{id}/$cancel}, for those who take part in the case that the appointment belongs to. */
    @Operation(name = "$cancel", type = Appointment.class)
    public Parameters cancel(
            @IdParam IdType id, @ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        String reference = "Appointment/" + id.getIdPart();
        Parameters given = Objects.requireNonNullElseGet(parameters, Parameters::new);
        RefusalTexts.explain(request, () -> {
            cancelling.cancel(reference, given, booker(request));
            return reference;
        });
        return named(reference);
    }

    /** {@code POST Appointment/{id}/$held}: it took place, which nothing else tells, or did not after all; for those in whose calendar it stands. */
    @Operation(name = "$held", type = Appointment.class)
    public Parameters held(@IdParam IdType id, @ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        String reference = "Appointment/" + id.getIdPart();
        Parameters given = Objects.requireNonNullElseGet(parameters, Parameters::new);
        RefusalTexts.explain(request, () -> {
            held.note(reference, given, booker(request));
            return reference;
        });
        return named(reference);
    }

    private static Parameters named(String reference) {
        Parameters result = new Parameters();
        result.addParameter().setName("appointment").setValue(new Reference(reference));
        return result;
    }

    private Booker booker(RequestDetails request) {
        return new Booker(
                access.caller(request).fhirUser(),
                access.organisations(request),
                resource -> access.mayReadWithoutEmergency(request, resource),
                resource -> access.mayName(request, resource),
                access.caller(request).has(Role.HOSPITAL_SYSTEM));
    }
}
