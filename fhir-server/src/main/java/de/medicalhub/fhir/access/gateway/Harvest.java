package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.jpa.model.dao.JpaPid;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * What the caller may find of a search, in its order.
 *
 * @param pids of the matches
 * @param first the first of them, as stored; as many as were asked for
 * @param complete whether there are no others
 */
record Harvest(List<JpaPid> pids, List<IBaseResource> first, boolean complete) {}
