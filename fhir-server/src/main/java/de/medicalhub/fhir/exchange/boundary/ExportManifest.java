package de.medicalhub.fhir.exchange.boundary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.medicalhub.fhir.exchange.entity.ExportJob;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the Bulk Data specification calls the complete status response. */
final class ExportManifest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ExportManifest() {}

    /**
     * @param file address of the file of a type
     */
    static String of(ExportJob job, List<String> types, UnaryOperator<String> file) {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("transactionTime", job.begun().toString());
        manifest.put("request", job.question());
        manifest.put("requiresAccessToken", true);
        ArrayNode output = manifest.putArray("output");
        types.forEach(type -> output.addObject().put("type", type).put("url", file.apply(type)));
        manifest.putArray("error");
        return manifest.toString();
    }
}
