package de.medicalhub.fhir.retention.gateway;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.fhir.retention.control.HeldContents;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** What is found by the texts of the store alone, those of former versions and of what was deleted among them. */
final class StoredTexts {
    private static final int AT_ONCE = 200;
    private static final Pattern PATIENT = Pattern.compile("\"Patient/([A-Za-z0-9\\-.]{1,64})");

    private static final String FORMER = "select v.res_text_vc from unnest(?::text[], ?::text[]) as wanted (type, id)"
            + " join hfj_resource r on r.res_type = wanted.type and r.fhir_id = wanted.id"
            + " join hfj_res_ver v on v.res_id = r.res_id and v.res_ver < r.res_ver"
            + " where v.res_text_vc like '%Binary/%'";

    private static final String HELD = "select r.res_type, r.fhir_id, v.res_text_vc from hfj_resource r"
            + " join hfj_res_ver v on v.res_id = r.res_id and v.res_ver = r.res_ver"
            + " where r.res_deleted_at is null and v.res_text_vc like '%Binary/%'"
            + " and exists (select from unnest(?::text[]) as wanted (content)"
            + " where v.res_text_vc like '%' || wanted.content || '%')";

    private static final String DELETED = "select r.res_type, r.fhir_id, v.res_text_vc from hfj_resource r"
            + " join hfj_res_ver v on v.res_id = r.res_id where r.res_deleted_at is not null"
            + " and ((r.res_type = 'Patient' and r.fhir_id = ?)"
            + " or exists (select from hfj_res_ver named where named.res_id = r.res_id"
            + " and (named.res_text_vc like '%\"Patient/' || ?::text || '\"%'"
            + " or named.res_text_vc like '%\"Patient/' || ?::text || '/%')))";

    private final JdbcTemplate jdbc;
    private final FhirContext context;

    StoredTexts(JdbcTemplate jdbc, FhirContext context) {
        this.jdbc = jdbc;
        this.context = context;
    }

    /** Ids of the Binaries that former versions held. */
    Set<String> formerContents(List<String> references) {
        Set<String> held = new LinkedHashSet<>();
        for (int from = 0; from < references.size(); from += AT_ONCE) {
            List<IdType> some = references.subList(from, Math.min(references.size(), from + AT_ONCE)).stream()
                    .map(IdType::new)
                    .toList();
            jdbc.query(
                    FORMER,
                    statement -> {
                        setTexts(
                                statement,
                                1,
                                some.stream().map(IdType::getResourceType).toList());
                        setTexts(
                                statement,
                                2,
                                some.stream().map(IdType::getIdPart).toList());
                    },
                    (RowCallbackHandler) row -> held.addAll(HeldContents.of(parsed(row.getString(1)))));
        }
        return held;
    }

    /** Those of the Binaries that a current record of any type holds or names which is none of these. */
    Set<String> heldElsewhere(List<String> binaries, List<String> going) {
        Set<String> held = new LinkedHashSet<>();
        if (!binaries.isEmpty()) {
            jdbc.query(HELD, statement -> setTexts(statement, 1, binaries), (RowCallbackHandler) row -> {
                if (!going.contains(row.getString(1) + "/" + row.getString(2))) {
                    HeldContents.namedBy(parsed(row.getString(3))).stream()
                            .map(id -> "Binary/" + id)
                            .filter(binaries::contains)
                            .forEach(held::add);
                }
            });
        }
        return held;
    }

    /** What was deleted before and named this patient, and never another one; the patient, too, if that is deleted. */
    List<String> deleted(String patient) {
        String id = new IdType(patient).getIdPart();
        Set<String> own = new LinkedHashSet<>();
        Set<String> shared = new LinkedHashSet<>();
        jdbc.query(
                DELETED,
                statement -> {
                    statement.setString(1, id);
                    statement.setString(2, id);
                    statement.setString(3, id);
                },
                (RowCallbackHandler) row -> {
                    String reference = row.getString(1) + "/" + row.getString(2);
                    String text = row.getString(3);
                    own.add(reference);
                    if (text != null && !reference.equals(patient) && namesAnother(text, id)) {
                        shared.add(reference);
                    }
                });
        own.removeAll(shared);
        return List.copyOf(own);
    }

    private static boolean namesAnother(String text, String id) {
        return PATIENT.matcher(text).results().anyMatch(found -> !found.group(1).equals(id));
    }

    private Resource parsed(String text) {
        return (Resource) context.newJsonParser().parseResource(text);
    }

    private static void setTexts(PreparedStatement statement, int place, Collection<String> values)
            throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf("text", values.toArray()));
    }
}
