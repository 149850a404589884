# Sets up what is missing, then runs SERT Wizard from this checkout with the Python that is there.
#   powershell -ExecutionPolicy Bypass -File installer\run.ps1             the wizard on the practice ISO
#   powershell -ExecutionPolicy Bypass -File installer\run.ps1 ARGUMENTS   sert-wizard ARGUMENTS
# Needs 64-bit Python 3.11 or newer. Writes only into the checkout. No param() block: PowerShell
# would take --out and the like for its own.

$root = Split-Path -Parent $PSScriptRoot
$venv = Join-Path $root '.venv'
$python = Join-Path $venv 'Scripts\python.exe'
$assets = Join-Path $root 'resources\boot-assets'

# Fail STATUS CODE MESSAGE HINT: the error form of the program itself.
function Fail([int]$status, [string]$code, [string]$message, [string]$hint) {
    [Console]::Error.WriteLine("error[$code]: $message")
    [Console]::Error.WriteLine("hint: $hint")
    exit $status
}

function Say([string]$text) { [Console]::Error.WriteLine($text) }

# A Python that is new enough, or nothing. The Microsoft Store's stand-in for python.exe ends with
# an error and so is passed over.
function Find-Python {
    $good = 'import sys, venv; sys.exit(sys.version_info < (3, 11) or sys.maxsize < 2**32)'
    foreach ($name in 'py', 'python', 'python3') {
        if (-not (Get-Command $name -CommandType Application -ErrorAction SilentlyContinue)) {
            continue
        }
        & $name -c $good | Out-Null # what it prints would be returned
        if ($LASTEXITCODE -eq 0) { return $name }
    }
}

# ---- the environment: pip runs only when pyproject.toml changed or the checkout was moved
$stamp = (Get-FileHash -Algorithm SHA256 (Join-Path $root 'pyproject.toml')).Hash + " $root"
$stampFile = Join-Path $venv 'stamp-run'
if (-not (Test-Path $stampFile) -or (Get-Content -Raw -Encoding UTF8 $stampFile) -ne $stamp) {
    if (-not (Test-Path $python)) {
        $program = Find-Python
        if (-not $program) {
            Fail 5 'no-python' '64-bit Python 3.11 or newer is needed.' `
                'Install it from python.org, for yourself alone, or use the installer of SERT Wizard.'
        }
        Say 'Making the Python environment'
        & $program -m venv $venv
        if ($LASTEXITCODE -ne 0) {
            Fail 5 'no-environment' "$venv could not be made." 'See the message above.'
        }
    }
    Say 'Installing SERT Wizard into .venv'
    & $python -m pip install --quiet --disable-pip-version-check --editable $root
    if ($LASTEXITCODE -ne 0) {
        Fail 5 'pip-failed' 'pip could not install what SERT Wizard needs.' `
            "See pip's message above; check the network, then run this again."
    }
    [IO.File]::WriteAllText($stampFile, $stamp)
}

# ---- libwim-15.dll beside the environment's python.exe, by the URL and hash in inputs.toml
if (-not (Test-Path (Join-Path $venv 'Scripts\libwim-15.dll'))) {
    Push-Location $root
    & $python -m installer.windows.inputs wimlib --into (Join-Path $venv 'Scripts')
    $status = $LASTEXITCODE
    Pop-Location
    if ($status -ne 0) { exit $status }
}

# ---- the translations that the wizard reads, from those that people write
& $python (Join-Path $root 'installer\translations.py')
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }

# ---- boot assets: they are made on Debian; an installed SERT Wizard has them
if (-not (Test-Path (Join-Path $assets 'assets.json'))) {
    $installed = Join-Path $env:LOCALAPPDATA `
        'Programs\SERT Wizard\lib\sert_wizard\resources\boot-assets'
    if (-not (Test-Path $installed)) {
        Fail 5 'no-boot-assets' "There are no boot assets in $assets." `
            'Run "wsl bash installer/boot_assets.sh" (Debian 12 or 13), or copy that folder from a Debian checkout, or install SERT Wizard once.'
    }
    # What is in it, not the folder: that would lie inside $assets where that is there already.
    New-Item -ItemType Directory -Force $assets | Out-Null
    Copy-Item -Recurse -Force (Join-Path $installed '*') $assets
}

if ($args.Count) {
    & $python -m sert_wizard.cli @args
    exit $LASTEXITCODE
}
Set-Location $root
if (-not (Test-Path 'practice\recipe.toml')) {
    Say "Making the practice ISO in $root\practice"
    & $python -m sert_wizard.cli train --out practice --scale small
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}
& $python -m sert_wizard.cli --recipe practice\recipe.toml
exit $LASTEXITCODE
