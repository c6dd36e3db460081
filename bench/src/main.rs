//! `guichet-bench`: see the library.

use std::path::PathBuf;
use std::process::ExitCode;

use guichet_bench::{MEASURES, Report, Result, System, machine, measure};

const USAGE: &str = "usage: guichet-bench [measure…] [--quick] [--programs folder]

Measures, prints the table, and writes bench.json to the build folder (target/), in which the figures of measures that are
not taken this time stay as they are.

  measure      cold-start, memory, catalogue, sale, purchases, overload, sell-out, seats, workers, growth,
               accounts-memory, accounts-timing (default: all)
  --quick      a tenth of the time, to see that it works; not for publishing
  --programs   where the released functions are (default: where this program is)";

struct Arguments {
    measures: Vec<String>,
    quick: bool,
    programs: PathBuf,
}

fn main() -> ExitCode {
    let arguments = match arguments(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(error) => {
            eprintln!("{error}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let outcome = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Into::into)
        .and_then(|runtime| runtime.block_on(run(&arguments)));
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn arguments(mut given: impl Iterator<Item = String>) -> Result<Arguments> {
    let mut measures = Vec::new();
    let mut quick = false;
    let mut programs = None;
    while let Some(argument) = given.next() {
        match argument.as_str() {
            "--quick" => quick = true,
            "--programs" => {
                programs = Some(PathBuf::from(
                    given.next().ok_or("--programs needs a folder")?,
                ));
            }
            name if MEASURES.contains(&name) => measures.push(argument),
            _ => return Err(format!("{argument} is neither a measure nor an option").into()),
        }
    }
    if measures.is_empty() {
        measures = MEASURES.map(str::to_owned).into();
    }
    let programs = match programs {
        Some(folder) => folder,
        None => own_folder()?,
    };
    Ok(Arguments {
        measures,
        quick,
        programs: programs
            .canonicalize()
            .map_err(|error| format!("{}: {error}", programs.display()))?,
    })
}

/// Where this program is.
fn own_folder() -> Result<PathBuf> {
    let program = std::env::current_exe()?;
    Ok(program
        .parent()
        .ok_or("this program is in no folder")?
        .to_owned())
}

/// Whether every measure could be taken.
async fn run(arguments: &Arguments) -> Result<bool> {
    let target = own_folder()?
        .parent()
        .ok_or("this program is in no build folder")?
        .to_owned();
    let load = machine::load();
    let system = System::start(&arguments.programs, &target.join("bench")).await?;
    let mut report = Report::open(&target.join("bench.json"))?;
    machine::describe(&mut report, &system, load).await?;
    let mut complete = true;
    for name in &arguments.measures {
        eprintln!("{name} …");
        if let Err(error) = measure(name, &system, &mut report, arguments.quick).await {
            eprintln!("{name}: {error}");
            let mut cause = error.source();
            while let Some(error) = cause {
                eprintln!("  because: {error}");
                cause = error.source();
            }
            complete = false;
        }
        report.save()?;
        system.clear().await?;
    }
    println!("{report}");
    if complete {
        system.forget_logs()?;
    }
    Ok(complete)
}
