package de.medicalhub.fhir.appointment.control;

import ca.uhn.fhir.util.UrlUtil;
import java.util.Arrays;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;

/** Which changes of a transaction or batch are patches: all of its entries are stored under the operation of the whole. */
public final class PatchEntries {
    private static final String TYPE = "Appointment";
    private static final String BY_ID = "_id";

    private PatchEntries() {}

    /**
     * Whether a patch among the entries is meant for the appointment. Whom a condition by something else meets is not seen here: it
     * is taken to be meant for each.
     */
    public static boolean concern(Bundle sent, Appointment updated) {
        String id = updated.getIdElement().getIdPart();
        return sent.getEntry().stream()
                .map(BundleEntryComponent::getRequest)
                .filter(wish -> wish.getMethod() == HTTPVerb.PATCH && wish.hasUrl())
                .anyMatch(wish -> names(wish.getUrl(), id));
    }

    private static boolean names(String url, String id) {
        int question = url.indexOf('?');
        if (question < 0) {
            IdType named = new IdType(url);
            return TYPE.equals(named.getResourceType()) && id.equals(named.getIdPart());
        }
        String[] ids = UrlUtil.parseQueryString(url.substring(question + 1)).get(BY_ID);
        return isAboutType(url.substring(0, question))
                && (ids == null
                        || Arrays.stream(ids)
                                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                                .anyMatch(one -> id.equals(new IdType(one.strip()).getIdPart())));
    }

    private static boolean isAboutType(String path) {
        String type = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return type.substring(type.lastIndexOf('/') + 1).equals(TYPE);
    }
}
