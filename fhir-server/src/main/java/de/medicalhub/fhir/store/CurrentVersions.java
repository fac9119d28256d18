package de.medicalhub.fhir.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/** The current versions of resources, as stored and for the caller alone (rules 1 to 3). Deleted ones are not there. */
public interface CurrentVersions {
    /** Of one resource. */
    Optional<IBaseResource> find(String type, String id);

    /**
     * Of those that exist, in no order.
     *
     * @param references such as {@code Patient/12}
     */
    List<IBaseResource> list(Collection<String> references);

    /**
     * In the order asked for; null for what is not there.
     *
     * @param keys of the engine's table of resources
     */
    List<@Nullable IBaseResource> load(List<Long> keys);
}
