package de.medicalhub.transport;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import de.medicalhub.common.architecture.ArchitectureRules;

@AnalyzeClasses(packages = "de.medicalhub.transport", importOptions = ImportOption.DoNotIncludeTests.class)
class TransportArchitectureTest extends ArchitectureRules {}
