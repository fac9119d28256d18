package de.medicalhub.launcher;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import de.medicalhub.common.architecture.ArchitectureRules;

@AnalyzeClasses(packages = "de.medicalhub.launcher", importOptions = ImportOption.DoNotIncludeTests.class)
class LauncherArchitectureTest extends ArchitectureRules {}
